package lianban.rating.right.kafka;

import io.cloudevents.CloudEvent;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import lianban.kernel.event.CaseStatus;
import lianban.kernel.event.EventTypes;
import lianban.rating.right.RightGranting;
import lianban.service.kafka.EventJson;
import lianban.service.kafka.EventPublisher;
import lianban.service.kafka.PollWorker;
import lianban.service.kafka.Redeliveries;
import lianban.service.kafka.UnprocessableEventException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears of every case's status. */
@Component
class CaseStatusListener implements AutoCloseable {

  private static final int PARALLELISM = 32;

  /** Name of its consumer group, and of the broker's user. */
  private static final String READER = "rating-service";

  private final RightGranting granting;
  private final EventJson json;
  private final PollWorker worker;

  CaseStatusListener(
      RightGranting granting, EventPublisher publisher, EventJson json, InstantSource clock) {
    this.granting = granting;
    this.json = json;
    var redeliveries = new Redeliveries(READER, publisher, json, clock);
    this.worker = PollWorker.acrossTopics(PARALLELISM, redeliveries.following(READER, this::hear));
  }

  @KafkaListener(
      topics = {EventTypes.CASE_STATUS, "lianban.redelivery." + READER},
      groupId = READER,
      batch = "true")
  void on(List<ConsumerRecord<String, CloudEvent>> poll) {
    worker.onMessage(poll);
  }

  @Override
  public void close() {
    worker.close();
  }

  private void hear(String topic, CloudEvent event) {
    CaseStatus status = json.payload(event, CaseStatus.class);
    requireComplete(event, status);
    granting.on(status);
  }

  /** JSON may leave out what the record's types promise; half a right would be worse than none. */
  private static void requireComplete(CloudEvent event, CaseStatus status) {
    boolean complete =
        Stream.of(status.caseId(), status.applicant(), status.receipt(), status.matter())
                .noneMatch(text -> text == null || text.isBlank())
            && status.phase() != null
            && status.at() != null;
    if (!complete) {
      throw new UnprocessableEventException(
          "event " + event.getId() + " lacks the case, its applicant, its phase or its time");
    }
  }
}
