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
import lianban.service.kafka.DeadLetterCause;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.support.KafkaHeaders;

/**
 * Takes what consumers put on dead-letter topics into the one list of dead letters. Who failed is
 * its consumer group, whose name begins with the department. Such letters are looked into and
 * discarded; there is no way yet to hand one back to a single consumer group.
 */
public final class DeadLetterTopicListener {

  /** A dead letter of a dead letter would come here for ever. */
  private static final String TOPICS = "(?:(?!\\.dead-letter).)+\\.dead-letter";

  private static final String SUFFIX = ".dead-letter";
  private static final String UNKNOWN = "unknown";

  private final DeadLetters letters;
  private final JsonFormat format = new JsonFormat();

  public DeadLetterTopicListener(DeadLetters letters) {
    this.letters = letters;
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
    String group = text(record, KafkaHeaders.DLT_ORIGINAL_CONSUMER_GROUP, UNKNOWN);
    String topic = record.topic().substring(0, record.topic().length() - SUFFIX.length());
    long partition = number(record, KafkaHeaders.DLT_ORIGINAL_PARTITION, record.partition());
    long offset = number(record, KafkaHeaders.DLT_ORIGINAL_OFFSET, record.offset());
    CloudEvent event = record.value();
    Instant at = Instant.ofEpochMilli(record.timestamp());
    String cause = text(record, DeadLetterCause.HEADER, UNKNOWN);
    return new DeadLetter(
        DeadLetter.id("kafka." + group + "." + topic, Math.toIntExact(partition), offset),
        "kafka." + group,
        department(group),
        topic,
        Math.toIntExact(partition),
        offset,
        event == null ? UNKNOWN : event.getId(),
        event == null ? UNKNOWN : event.getSource().toString(),
        event == null ? "{}" : new String(format.serialize(event), StandardCharsets.UTF_8),
        Cause.UNPROCESSABLE,
        List.of(new Attempt(at, 0, Cause.UNPROCESSABLE, null, cause)),
        DeadLetter.State.OPEN,
        at,
        at,
        null,
        List.of(),
        1);
  }

  /** Groups are called after their department and, behind a dot, what they listen for. */
  private static String department(String group) {
    int dot = group.indexOf('.');
    return dot < 0 ? group : group.substring(0, dot);
  }

  private static String text(ConsumerRecord<?, ?> record, String name, String otherwise) {
    byte[] value = value(record, name);
    return value == null ? otherwise : new String(value, StandardCharsets.UTF_8);
  }

  /** Spring writes an int for a partition and a long for an offset. */
  private static long number(ConsumerRecord<?, ?> record, String name, long otherwise) {
    byte[] value = value(record, name);
    if (value == null) {
      return otherwise;
    }
    return switch (value.length) {
      case Integer.BYTES -> ByteBuffer.wrap(value).getInt();
      case Long.BYTES -> ByteBuffer.wrap(value).getLong();
      default -> otherwise;
    };
  }

  private static byte @Nullable [] value(ConsumerRecord<?, ?> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? null : header.value();
  }
}
