package lianban.exchange.deadletter.mongo;

import com.mongodb.client.MongoCollection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lianban.exchange.deadletter.Cause;
import lianban.exchange.deadletter.DeadLetter;
import lianban.exchange.deadletter.DeadLetters;
import lianban.exchange.mongo.JsonDocuments;
import lianban.exchange.mongo.RevisedDocuments;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Few and seldom looked at, so lists are looked through. */
public final class MongoDeadLetters implements DeadLetters {

  private static final String CAUSE = "cause";
  private static final String STATE = "is";
  private static final String DEAD_AT = "deadAt";

  private final MongoCollection<Document> collection;
  private final RevisedDocuments<DeadLetter> stored;

  public MongoDeadLetters(MongoCollection<Document> collection, JsonDocuments documents) {
    this.collection = collection;
    this.stored =
        new RevisedDocuments<>(
            collection,
            documents,
            new RevisedDocuments.Form<>(
                DeadLetter.class,
                DeadLetter::id,
                DeadLetter::revision,
                letter ->
                    Map.of(
                        "subscriber",
                        letter.subscriber(),
                        "subscription",
                        letter.subscription(),
                        CAUSE,
                        letter.cause().name(),
                        STATE,
                        letter.state().name(),
                        DEAD_AT,
                        letter.deadAt().toString())));
  }

  @Override
  public void add(DeadLetter letter) {
    stored.insert(letter);
  }

  @Override
  public @Nullable DeadLetter find(String id) {
    return stored.find(id);
  }

  @Override
  public boolean replace(DeadLetter letter) {
    return stored.replace(letter);
  }

  @Override
  public List<DeadLetter> list(Selection selection, @Nullable String after, int limit) {
    Document filter = filter(selection);
    if (after != null) {
      filter.append("_id", new Document("$gt", after));
    }
    return stored.where(filter, limit);
  }

  @Override
  public List<DeadLetter.Group> groups(Selection selection) {
    return collection
        .aggregate(
            List.of(
                new Document("$match", filter(selection)),
                new Document(
                    "$group",
                    new Document("_id", new Document(CAUSE, "$" + CAUSE).append(STATE, "$" + STATE))
                        .append("count", new Document("$sum", 1L))
                        .append("oldest", new Document("$min", "$" + DEAD_AT))
                        .append("newest", new Document("$max", "$" + DEAD_AT))
                        .append("sample", new Document("$min", "$_id")))))
        .map(MongoDeadLetters::group)
        .into(new ArrayList<>());
  }

  private static DeadLetter.Group group(Document found) {
    Document by = found.get("_id", Document.class);
    return new DeadLetter.Group(
        Cause.valueOf(by.getString(CAUSE)),
        DeadLetter.State.valueOf(by.getString(STATE)),
        found.get("count", Number.class).longValue(),
        Instant.parse(found.getString("oldest")),
        Instant.parse(found.getString("newest")),
        found.getString("sample"));
  }

  private static Document filter(Selection selection) {
    Document filter = new Document();
    append(filter, "subscriber", selection.subscriber());
    append(filter, "subscription", selection.subscription());
    append(filter, CAUSE, selection.cause() == null ? null : selection.cause().name());
    append(filter, STATE, selection.state() == null ? null : selection.state().name());
    return filter;
  }

  private static void append(Document filter, String field, @Nullable String value) {
    if (value != null) {
      filter.append(field, value);
    }
  }
}
