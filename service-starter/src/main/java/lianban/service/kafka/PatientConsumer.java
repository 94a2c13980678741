package lianban.service.kafka;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A consumer of a group that is not let in, or not to a topic, keeps asking and tells so once. The
 * broker's lists follow the grants: who starts before they are made has access a moment later, and
 * who loses it may get it back.
 */
final class PatientConsumer implements InvocationHandler {

  private static final Logger log = LoggerFactory.getLogger(PatientConsumer.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Consumer<?, ?> consumer;
  private boolean isOfGroup;

  /** What was told since it last had access: topic and group may be refused in turn. */
  private final Set<String> told = new HashSet<>();

  private PatientConsumer(Consumer<?, ?> consumer) {
    this.consumer = consumer;
  }

  /** The same consumer with patience once it has subscribed; one that was assigned has none. */
  @SuppressWarnings("unchecked") // the same type as what it stands before
  static <K, V> Consumer<K, V> of(Consumer<K, V> consumer) {
    return (Consumer<K, V>)
        Proxy.newProxyInstance(
            PatientConsumer.class.getClassLoader(),
            new Class<?>[] {Consumer.class},
            new PatientConsumer(consumer));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    isOfGroup |= method.getName().equals("subscribe");
    try {
      Object result = method.invoke(consumer, arguments);
      if (result instanceof ConsumerRecords<?, ?> records && !records.isEmpty()) {
        tellOfAccess();
      }
      return result;
    } catch (InvocationTargetException e) {
      Throwable fault = e.getTargetException();
      boolean isRefusal =
          fault instanceof AuthorizationException || fault instanceof AuthenticationException;
      if (!isRefusal || !isOfGroup || !method.getName().equals("poll")) {
        throw fault;
      }
      tell(String.valueOf(fault.getMessage()));
      LockSupport.parkNanos(PAUSE.toNanos());
      return ConsumerRecords.empty();
    }
  }

  private void tell(String refusal) {
    if (told.add(refusal)) {
      log.warn("{} waits for access, asking on: {}", group(), refusal);
    }
  }

  private void tellOfAccess() {
    if (!told.isEmpty()) {
      log.info("{} has access", group());
      told.clear();
    }
  }

  private String group() {
    return "consumer group " + consumer.groupMetadata().groupId();
  }
}
