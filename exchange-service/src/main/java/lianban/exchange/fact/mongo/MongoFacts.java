package lianban.exchange.fact.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertOneModel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lianban.exchange.fact.Fact;
import lianban.exchange.fact.Facts;
import lianban.exchange.mongo.JsonDocuments;
import lianban.exchange.query.HolderLog;
import lianban.service.mongo.Bulk;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

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
  public void keep(String view, Fact fact) {
    String id = id(view, fact.subject());
    boolean isKept = false;
    while (!isKept) {
      Stored stored = stored(id);
      if (stored != null && !fact.isLaterThan(stored.fact)) {
        return;
      }
      if (stored == null || !stored.fact.holder().equals(fact.holder())) {
        subjects.append(view + "/" + fact.holder(), List.of(new Subject(id, fact.at())));
      }
      isKept = stored == null ? insert(id, fact) : replace(id, fact, stored.version);
    }
  }

  private boolean insert(String id, Fact fact) {
    return Bulk.write(latest, List.of(new InsertOneModel<>(document(id, fact, 1)))).getFirst();
  }

  private boolean replace(String id, Fact fact, long version) {
    var unchanged = and(eq("_id", id), eq(VERSION, version));
    return latest.replaceOne(unchanged, document(id, fact, version + 1)).getMatchedCount() == 1;
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
      for (Subject subject : page) {
        Stored stored = seen.add(subject.id()) ? stored(subject.id()) : null;
        if (stored != null && stored.fact.holder().equals(holder) && found.size() < limit) {
          found.add(stored.fact);
        }
        after = subject.position();
      }
    } while (page.size() == limit && found.size() < limit);
    return found;
  }

  private @Nullable Stored stored(String id) {
    Document document = latest.find(eq("_id", id)).first();
    return document == null
        ? null
        : new Stored(
            documents.record(document.getString(FACT), Fact.class), document.getLong(VERSION));
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
