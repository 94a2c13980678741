package lianban.exchange.clock.kafka;

import io.cloudevents.CloudEvent;
import java.util.List;
import lianban.exchange.clock.TimerService;
import lianban.kernel.event.CaseStatus;
import lianban.kernel.event.EventTypes;
import lianban.service.kafka.EventJson;
import lianban.service.kafka.PollWorker;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;

/**
 * Hears which cases are open. Beside the way that cases take: a filing waits for no clock, and no
 * limit is over on the day of filing before the day is.
 */
public final class CaseStatusListener implements AutoCloseable {

  private static final int AT_ONCE = 16;

  private final TimerService timers;
  private final EventJson json;
  private final PollWorker worker;

  public CaseStatusListener(TimerService timers, EventJson json) {
    this.timers = timers;
    this.json = json;
    this.worker = new PollWorker(AT_ONCE, (_, event) -> note(event));
  }

  @KafkaListener(
      topics = EventTypes.CASE_STATUS,
      groupId = "exchange-service.clock",
      batch = "true",
      autoStartup = "false") // The topics come first: TopicProvisioner starts it.
  void on(List<ConsumerRecord<String, CloudEvent>> poll) {
    worker.onMessage(poll);
  }

  private void note(CloudEvent event) {
    CaseStatus status = json.payload(event, CaseStatus.class);
    if (status.phase() == CaseStatus.Phase.CLOSED) {
      timers.unwatch(status.caseId(), status.at());
    } else {
      timers.watch(status.caseId(), status.at());
    }
  }

  @Override
  public void close() {
    worker.close();
  }
}
