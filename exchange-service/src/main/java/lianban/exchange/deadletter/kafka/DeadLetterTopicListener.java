package lianban.exchange.deadletter.kafka;

import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import lianban.exchange.deadletter.Attempt;
import lianban.exchange.deadletter.Cause;
import lianban.exchange.deadletter.DeadLetter;
import lianban.exchange.deadletter.DeadLetters;
import lianban.exchange.deadletter.Reader;
import lianban.exchange.proof.EventLog.Logged;
import lianban.proof.Place;
import lianban.service.kafka.DeadLetterCause;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.support.KafkaHeaders;

/**
 * Takes what consumers put on dead-letter topics into the one list of dead letters. Who failed is
 * its consumer group. The event is taken from where it was published; a letter whose place holds
 * none is kept apart from those that may come from there later.
 */
public final class DeadLetterTopicListener {

  /** A dead letter of a dead letter would come here for ever. */
  private static final String TOPICS = "(?:(?!\\.dead-letter).)+\\.dead-letter";

  private static final String SUFFIX = ".dead-letter";
  private static final String UNKNOWN = "unknown";

  private final DeadLetters letters;
  private final Originals originals;
  private final JsonFormat format = new JsonFormat();

  public DeadLetterTopicListener(DeadLetters letters, Originals originals) {
    this.letters = letters;
    this.originals = originals;
  }

  @KafkaListener(
      topicPattern = TOPICS,
      groupId = "exchange-service-dead-letters",
      batch = "true",
      autoStartup = "false") // The topics come first: TopicProvisioner starts it.
  void on(List<ConsumerRecord<String, CloudEvent>> poll) {
    poll.forEach(record -> letters.add(letter(record)));
  }

  private DeadLetter letter(ConsumerRecord<String, CloudEvent> record) {
    Place place = place(record);
    Logged original = place == null ? null : originals.find(place);
    return original == null
        ? letter(record, record.topic(), here(record), record.value(), Cause.UNVERIFIED)
        : letter(record, "", original.place(), original.event(), Cause.UNPROCESSABLE);
  }

  /** Where the event was read that failed, null if that is not told. */
  private static @Nullable Place place(ConsumerRecord<?, ?> record) {
    long partition = number(record, KafkaHeaders.DLT_ORIGINAL_PARTITION);
    long offset = number(record, KafkaHeaders.DLT_ORIGINAL_OFFSET);
    boolean isTold = partition >= 0 && partition <= Integer.MAX_VALUE && offset >= 0;
    return isTold ? new Place(type(record), (int) partition, offset) : null;
  }

  private static Place here(ConsumerRecord<?, ?> record) {
    return new Place(type(record), record.partition(), record.offset());
  }

  private static String type(ConsumerRecord<?, ?> record) {
    return record.topic().substring(0, record.topic().length() - SUFFIX.length());
  }

  /**
   * @param apart what the place is told by besides the type, empty for nothing
   */
  private DeadLetter letter(
      ConsumerRecord<?, ?> record,
      String apart,
      Place place,
      @Nullable CloudEvent event,
      Cause cause) {
    var reader = new Reader(text(record, KafkaHeaders.DLT_ORIGINAL_CONSUMER_GROUP));
    Instant at = Instant.ofEpochMilli(record.timestamp());
    String topic = apart.isEmpty() ? place.type() : apart;
    return new DeadLetter(
        DeadLetter.id(reader.subscription() + "." + topic, place.partition(), place.offset()),
        reader.subscription(),
        reader.user(),
        place.type(),
        place.partition(),
        place.offset(),
        event == null ? UNKNOWN : event.getId(),
        event == null ? UNKNOWN : event.getSource().toString(),
        event == null
            ? DeadLetter.NO_EVENT
            : new String(format.serialize(event), StandardCharsets.UTF_8),
        cause,
        List.of(new Attempt(at, 0, cause, null, text(record, DeadLetterCause.HEADER))),
        DeadLetter.State.OPEN,
        at,
        at,
        null,
        List.of(),
        1);
  }

  private static String text(ConsumerRecord<?, ?> record, String name) {
    byte[] value = value(record, name);
    return value == null ? UNKNOWN : new String(value, StandardCharsets.UTF_8);
  }

  /** Spring writes an int for a partition and a long for an offset; -1 for nothing. */
  private static long number(ConsumerRecord<?, ?> record, String name) {
    byte[] value = value(record, name);
    return switch (value == null ? 0 : value.length) {
      case Integer.BYTES -> ByteBuffer.wrap(value).getInt();
      case Long.BYTES -> ByteBuffer.wrap(value).getLong();
      default -> -1;
    };
  }

  private static byte @Nullable [] value(ConsumerRecord<?, ?> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? null : header.value();
  }
}
