package lianban.exchange.fact.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lianban.exchange.fact.Fact;
import lianban.exchange.fact.Facts;
import lianban.exchange.mongo.JsonDocuments;
import lianban.exchange.query.HolderLog;
import lianban.service.mongo.Bulk;
import org.bson.Document;

/**
 * A document for each subject with its latest fact, found by {@code _id}, and a log for each holder
 * that names the subjects. The log is written first: a name without its fact is passed over, a fact
 * without its name could not be found.
 */
public final class MongoFacts implements Facts {

  private static final String VERSION = "version";
  private static final String FACT = "fact";

  private final MongoCollection<Document> latest;
  private final HolderLog<Subject> subjects;
  private final JsonDocuments documents;

  /**
   * A subject that a holder has.
   *
   * @param id key of its fact
   */
  public record Subject(String id, Instant at) implements HolderLog.Entry {}

  public MongoFacts(
      MongoCollection<Document> latest, HolderLog<Subject> subjects, JsonDocuments documents) {
    this.latest = latest;
    this.subjects = subjects;
    this.documents = documents;
  }

  private record Stored(Fact fact, long version) {}

  @Override
  public void keepAll(List<Viewed> facts) {
    Map<String, Viewed> open = new LinkedHashMap<>();
    for (Viewed told : facts) {
      open.merge(
          id(told.view(), told.fact().subject()),
          told,
          (one, other) -> other.fact().isLaterThan(one.fact()) ? other : one);
    }
    boolean isKept = false;
    while (!isKept) {
      Map<String, Stored> stored = stored(open.keySet());
      open.entrySet()
          .removeIf(
              told -> {
                Stored known = stored.get(told.getKey());
                return known != null && !told.getValue().fact().isLaterThan(known.fact);
              });
      nameSubjects(open, stored);
      isKept = open.isEmpty() || Bulk.isWritten(latest, writes(open, stored));
    }
  }

  private void nameSubjects(Map<String, Viewed> told, Map<String, Stored> stored) {
    Map<String, List<Subject>> named = new LinkedHashMap<>();
    told.forEach(
        (id, viewed) -> {
          Fact fact = viewed.fact();
          Stored known = stored.get(id);
          if (known == null || !known.fact.holder().equals(fact.holder())) {
            named
                .computeIfAbsent(viewed.view() + "/" + fact.holder(), _ -> new ArrayList<>())
                .add(new Subject(id, fact.at()));
          }
        });
    if (!named.isEmpty()) {
      subjects.appendAll(named);
    }
  }

  private List<WriteModel<Document>> writes(Map<String, Viewed> told, Map<String, Stored> stored) {
    List<WriteModel<Document>> writes = new ArrayList<>();
    told.forEach(
        (id, viewed) -> {
          Stored known = stored.get(id);
          writes.add(
              known == null
                  ? new InsertOneModel<>(document(id, viewed.fact(), 1))
                  : new ReplaceOneModel<>(
                      and(eq("_id", id), eq(VERSION, known.version)),
                      document(id, viewed.fact(), known.version + 1)));
        });
    return writes;
  }

  /** A subject may have changed its holder since it was named here. */
  @Override
  public List<Fact> of(String view, String holder, int limit) {
    List<Fact> found = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    HolderLog.Position after = null;
    List<Subject> page;
    do {
      page = subjects.newest(view + "/" + holder, after, limit);
      Map<String, Stored> known = stored(page.stream().map(Subject::id).toList());
      for (Subject subject : page) {
        Stored stored = seen.add(subject.id()) ? known.get(subject.id()) : null;
        if (stored != null && stored.fact.holder().equals(holder) && found.size() < limit) {
          found.add(stored.fact);
        }
        after = subject.position();
      }
    } while (page.size() == limit && found.size() < limit);
    return found;
  }

  private Map<String, Stored> stored(Collection<String> ids) {
    Map<String, Stored> found = new HashMap<>();
    latest
        .find(in("_id", ids))
        .forEach(
            document ->
                found.put(
                    document.getString("_id"),
                    new Stored(
                        documents.record(document.getString(FACT), Fact.class),
                        document.getLong(VERSION))));
    return found;
  }

  private Document document(String id, Fact fact, long version) {
    return new Document("_id", id).append(VERSION, version).append(FACT, documents.text(fact));
  }

  /** Subjects can be long, and names of documents cannot. */
  private static String id(String view, String subject) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((view + "\n" + subject).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
