package lianban.department.kafka;

import io.cloudevents.CloudEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import lianban.department.Listening;
import lianban.service.kafka.PollWorker;
import lianban.service.kafka.Redeliveries;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.MessageListenerContainer;

/** Starts all listeners of a department with the process, and lets them finish when it ends. */
final class DepartmentListeners implements SmartLifecycle, AutoCloseable {

  private final List<ConcurrentMessageListenerContainer<String, CloudEvent>> containers =
      new ArrayList<>();
  private final List<PollWorker> workers = new ArrayList<>();

  /**
   * @param redeliveries by which each takes back its dead letters
   * @param parallelism how many cases each listener works at the same time
   */
  DepartmentListeners(
      ConcurrentKafkaListenerContainerFactory<String, CloudEvent> factory,
      Redeliveries redeliveries,
      int parallelism,
      List<Listening> listening) {
    for (Listening one : listening) {
      var worker =
          PollWorker.acrossTopics(parallelism, redeliveries.following(one.name(), one.handler()));
      workers.add(worker);
      var container = factory.createContainer(one.type(), redeliveries.topic());
      container.setBeanName(one.name());
      container.getContainerProperties().setGroupId(one.name());
      container.getContainerProperties().setMessageListener(worker);
      containers.add(container);
    }
  }

  @Override
  public void start() {
    containers.forEach(MessageListenerContainer::start);
  }

  @Override
  public void stop() {
    containers.forEach(MessageListenerContainer::stop);
  }

  /** All at once, and Spring waits as long as the phase allows. */
  @Override
  public void stop(Runnable stopped) {
    if (containers.isEmpty()) {
      stopped.run();
    }
    var running = new AtomicInteger(containers.size());
    for (MessageListenerContainer container : containers) {
      container.stop(
          () -> {
            if (running.decrementAndGet() == 0) {
              stopped.run();
            }
          });
    }
  }

  @Override
  public boolean isRunning() {
    return containers.stream().anyMatch(MessageListenerContainer::isRunning);
  }

  /** After the web server, which a department's own handlers may call; before it at the end. */
  @Override
  public int getPhase() {
    return AbstractMessageListenerContainer.DEFAULT_PHASE;
  }

  /** What is still worked on now is not committed and comes again at the next start. */
  @Override
  public void close() {
    workers.forEach(PollWorker::close);
  }
}
