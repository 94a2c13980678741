package lianban.exchange.query.kafka;

import io.cloudevents.CloudEvent;
import java.util.List;
import lianban.exchange.query.DataRead;
import lianban.exchange.query.UsageView;
import lianban.kernel.event.EventTypes;
import lianban.service.kafka.PollWorker;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;

/**
 * Feeds the views of holders. A group of its own: the views may lag, and nothing waits for them.
 */
public final class UsageListener implements AutoCloseable {

  /** What is noted at the same time is written together. */
  private static final int AT_ONCE = 32;

  private final PollWorker worker;

  public UsageListener(UsageView view) {
    this.worker = new PollWorker(AT_ONCE, (_, event) -> view.note(event));
  }

  @KafkaListener(
      topics = {DataRead.TYPE, EventTypes.CERTIFICATE_ISSUED, EventTypes.CASE_STATUS},
      groupId = "exchange-service.usage",
      batch = "true",
      autoStartup = "false") // The topics come first: TopicProvisioner starts it.
  void on(List<ConsumerRecord<String, CloudEvent>> poll) {
    worker.onMessage(poll);
  }

  @Override
  public void close() {
    worker.close();
  }
}
