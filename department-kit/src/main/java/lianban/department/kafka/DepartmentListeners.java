package lianban.department.kafka;

import java.util.List;
import java.util.concurrent.CountDownLatch;
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
    var running = new CountDownLatch(containers.size());
    containers.forEach(container -> container.stop(running::countDown));
    try {
      running.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
