package lianban.department.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import lianban.department.UndoneEvents;
import org.bson.Document;

/** A document per listener and event. */
public final class MongoUndoneEvents implements UndoneEvents {

  private final MongoCollection<Document> events;
  private final InstantSource clock;
  private final JsonFormat format = new JsonFormat();

  public MongoUndoneEvents(MongoCollection<Document> events, InstantSource clock) {
    this.events = events;
    this.clock = clock;
  }

  @Override
  public void keep(String listener, CloudEvent event, String cause) {
    String id = String.join("\n", listener, event.getSource().toString(), event.getId());
    events.replaceOne(
        eq("_id", id),
        new Document("_id", id)
            .append("cause", cause)
            .append("at", clock.instant().toString())
            .append("event", new String(format.serialize(event), StandardCharsets.UTF_8)),
        new ReplaceOptions().upsert(true));
  }
}
