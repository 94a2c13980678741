package lianban.department.kafka;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.MessageListenerContainer;

/** Starts all listeners of a department with the process, and lets them finish when it ends. */
final class DepartmentListeners implements SmartLifecycle {

  private final List<? extends MessageListenerContainer> containers;

  DepartmentListeners(List<? extends MessageListenerContainer> containers) {
    this.containers = List.copyOf(containers);
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
}
