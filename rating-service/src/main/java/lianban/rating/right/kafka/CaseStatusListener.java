package lianban.rating.right.kafka;

import io.cloudevents.CloudEvent;
import java.util.stream.Stream;
import lianban.kernel.event.CaseStatus;
import lianban.kernel.event.EventTypes;
import lianban.rating.right.RightGranting;
import lianban.service.kafka.EventJson;
import lianban.service.kafka.UnprocessableEventException;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears of every case's status. */
@Component
class CaseStatusListener {

  private final RightGranting granting;
  private final EventJson json;

  CaseStatusListener(RightGranting granting, EventJson json) {
    this.granting = granting;
    this.json = json;
  }

  @KafkaListener(topics = EventTypes.CASE_STATUS, groupId = "rating-service")
  void on(CloudEvent event) {
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
