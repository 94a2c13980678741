package lianban.exchange.approval.kafka;

import io.cloudevents.CloudEvent;
import lianban.exchange.approval.ApprovalService;
import lianban.kernel.event.EventTypes;
import lianban.kernel.event.StepAnswered;
import lianban.kernel.problem.ProblemType;
import lianban.service.kafka.EventJson;
import lianban.service.kafka.UnprocessableEventException;
import lianban.service.problem.ProblemException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;

/**
 * Takes departments' answers from their topics. Who answers is told by the topic, which only that
 * department may write to, never by the payload. An answer that is refused goes to the dead letters
 * with the problem as its cause.
 */
public final class StepAnswerListener {

  private final ApprovalService approval;
  private final EventJson json;

  public StepAnswerListener(ApprovalService approval, EventJson json) {
    this.approval = approval;
    this.json = json;
  }

  @KafkaListener(
      topicPattern = "lianban\\.step\\.answered\\.[a-z0-9-]+",
      groupId = "exchange-service",
      autoStartup = "false", // The topics come first: TopicProvisioner starts it.
      concurrency = "${exchange.answer-concurrency}")
  void on(ConsumerRecord<String, CloudEvent> letter) {
    StepAnswered answer = json.payload(letter.value(), StepAnswered.class);
    try {
      // A request that is delivered again is answered again under the same id: the first counts.
      String department = EventTypes.answeringDepartment(letter.topic());
      approval.answer(department, answer, answer.answerId());
    } catch (ProblemException e) {
      if (e.type().mender() == ProblemType.Mender.PLATFORM) {
        throw e;
      }
      throw new UnprocessableEventException(e.type().slug() + ": " + e.detail(), e);
    }
  }
}
