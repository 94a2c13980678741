package lianban.exchange.deadletter.kafka;

import io.cloudevents.CloudEvent;
import java.util.List;
import lianban.exchange.deadletter.Attempt;
import lianban.exchange.deadletter.Cause;
import lianban.exchange.deadletter.RedeliveryReports;
import lianban.kernel.event.EventTypes;
import lianban.service.kafka.EventJson;
import lianban.service.kafka.RedeliveryOutcome;
import lianban.service.kafka.UnprocessableEventException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;

/**
 * Hears what became of dead letters that were laid before readers of Kafka. Who tells it is told by
 * the topic, which only that user may write to, never by the payload.
 */
public final class RedeliveryReportListener {

  private static final Logger log = LoggerFactory.getLogger(RedeliveryReportListener.class);

  /** As much as of a receiver's answer. */
  private static final int LONGEST = 500;

  private final RedeliveryReports reports;
  private final EventJson json;

  public RedeliveryReportListener(RedeliveryReports reports, EventJson json) {
    this.reports = reports;
    this.json = json;
  }

  @KafkaListener(
      topicPattern = "lianban\\.redelivered\\.[a-z0-9-]+",
      groupId = "exchange-service.redelivered",
      batch = "true",
      autoStartup = "false") // The topics come first: TopicProvisioner starts it.
  void on(List<ConsumerRecord<String, CloudEvent>> poll) {
    poll.forEach(this::hear);
  }

  private void hear(ConsumerRecord<String, CloudEvent> record) {
    RedeliveryOutcome outcome = outcome(record);
    if (outcome != null) {
      String user = EventTypes.redeliveredUser(record.topic());
      reports.enter(user, outcome.letter(), attempt(outcome));
    }
  }

  /** Null if it cannot be read: the letter stays as it is, and can be sent again. */
  private @Nullable RedeliveryOutcome outcome(ConsumerRecord<String, CloudEvent> record) {
    try {
      RedeliveryOutcome outcome =
          record.value() == null ? null : json.payload(record.value(), RedeliveryOutcome.class);
      // JSON may leave out what the record's types promise.
      if (outcome != null && outcome.letter() != null && outcome.at() != null) {
        return outcome;
      }
    } catch (UnprocessableEventException e) {
      log.debug("no outcome", e);
    }
    log.warn("no outcome of a dead letter: {} {}", record.topic(), record.offset());
    return null;
  }

  private static Attempt attempt(RedeliveryOutcome outcome) {
    String fault = outcome.fault();
    return fault == null
        ? new Attempt(outcome.at(), outcome.millis(), null, null, "")
        : new Attempt(outcome.at(), outcome.millis(), Cause.UNPROCESSABLE, null, beginning(fault));
  }

  private static String beginning(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
