package lianban.department.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.DuplicateKeyException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.data.BytesCloudEventData;
import io.cloudevents.jackson.JsonFormat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import lianban.department.KeptAnswers;
import org.bson.Document;
import org.bson.types.Binary;

/** A document per answer: its attributes as JSON, its data as the bytes they are. */
public final class MongoKeptAnswers implements KeptAnswers {

  private static final int DUPLICATE_KEY = 11_000;
  private static final String AT = "at";
  private static final String ATTRIBUTES = "attributes";
  private static final String DATA = "data";

  private final MongoCollection<Document> answers;
  private final JsonFormat format = new JsonFormat();

  public MongoKeptAnswers(MongoCollection<Document> answers) {
    this.answers = answers;
  }

  @Override
  public CloudEvent keep(CloudEvent answer, Instant now) {
    Document kept = answers.find(eq(answer.getId())).first();
    if (kept == null && isFirst(document(answer, now))) {
      return answer;
    }
    Document first = kept == null ? answers.find(eq(answer.getId())).first() : kept;
    if (first == null) {
      throw new IllegalStateException("an answer was forgotten while it was looked up");
    }
    return event(first);
  }

  private boolean isFirst(Document document) {
    try {
      answers.insertOne(document);
      return true;
    } catch (DuplicateKeyException e) {
      return false;
    } catch (MongoWriteException e) {
      if (e.getError().getCode() == DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  private Document document(CloudEvent answer, Instant now) {
    byte[] attributes = format.serialize(CloudEventBuilder.v1(answer).withoutData().build());
    CloudEventData data = answer.getData();
    return new Document("_id", answer.getId())
        .append(AT, now.toEpochMilli())
        .append(ATTRIBUTES, new String(attributes, StandardCharsets.UTF_8))
        .append(DATA, new Binary(data == null ? new byte[0] : data.toBytes()));
  }

  private CloudEvent event(Document kept) {
    byte[] attributes = kept.getString(ATTRIBUTES).getBytes(StandardCharsets.UTF_8);
    byte[] data = kept.get(DATA, Binary.class).getData();
    return CloudEventBuilder.v1(format.deserialize(attributes))
        .withData(BytesCloudEventData.wrap(data))
        .build();
  }

  @Override
  public void forget(Instant before) {
    answers.deleteMany(lt(AT, before.toEpochMilli()));
  }
}
