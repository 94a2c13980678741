package lianban.exchange.approval.kafka;

import io.cloudevents.CloudEvent;
import java.util.List;
import lianban.exchange.approval.ApprovalService;
import lianban.kernel.event.EventTypes;
import lianban.kernel.event.StepAnswered;
import lianban.kernel.problem.ProblemType;
import lianban.service.kafka.EventJson;
import lianban.service.kafka.PollWorker;
import lianban.service.kafka.UnprocessableEventException;
import lianban.service.problem.ProblemException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;

/**
 * Takes departments' answers from their topics. Who answers is told by the topic, which only that
 * department may write to, never by the payload. An answer that is refused goes to the dead letters
 * with the problem as its cause.
 */
public final class StepAnswerListener implements AutoCloseable {

  private final ApprovalService approval;
  private final EventJson json;
  private final PollWorker worker;

  /**
   * @param concurrency how many answers are worked at the same time
   */
  public StepAnswerListener(ApprovalService approval, EventJson json, int concurrency) {
    this.approval = approval;
    this.json = json;
    this.worker = new PollWorker(concurrency, this::answer);
  }

  @KafkaListener(
      topicPattern = "lianban\\.step\\.answered\\.[a-z0-9-]+",
      groupId = "exchange-service",
      batch = "true",
      autoStartup = "false") // The topics come first: TopicProvisioner starts it.
  void on(List<ConsumerRecord<String, CloudEvent>> poll) {
    worker.onMessage(poll);
  }

  private void answer(String topic, CloudEvent letter) {
    StepAnswered answer = json.payload(letter, StepAnswered.class);
    try {
      // A request that is delivered again is answered again under the same id: the first counts.
      String department = EventTypes.answeringDepartment(topic);
      approval.answer(department, answer, answer.answerId());
    } catch (ProblemException e) {
      if (e.type().mender() == ProblemType.Mender.PLATFORM) {
        throw e;
      }
      throw new UnprocessableEventException(e.type().slug() + ": " + e.detail(), e);
    }
  }

  @Override
  public void close() {
    worker.close();
  }
}
