package lianban.department.kafka;

import io.cloudevents.CloudEvent;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import lianban.department.DepartmentProperties;
import lianban.department.EventFollower;
import lianban.department.Follows;
import lianban.department.StepAnswering;
import lianban.department.StepHandler;
import lianban.department.StepHandlers;
import lianban.kernel.event.EventTypes;
import lianban.service.kafka.EventJson;
import lianban.service.kafka.EventPublisher;
import lianban.service.kafka.KafkaAutoConfiguration;
import lianban.service.problem.FaultClassifier;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.GenericMessageListener;

/** Connects a department's handlers and followers with the broker. */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
@EnableConfigurationProperties(DepartmentProperties.class)
public class DepartmentAutoConfiguration {

  @Bean
  StepHandlers stepHandlers(ObjectProvider<StepHandler> handlers) {
    return new StepHandlers(handlers.stream().toList());
  }

  @Bean
  StepAnswering stepAnswering(
      DepartmentProperties department, StepHandlers handlers, EventJson json, InstantSource clock) {
    return new StepAnswering(
        department.code(), handlers, json, clock, RandomGenerator.getDefault());
  }

  @Bean
  StepListener stepListener(
      DepartmentProperties department, StepAnswering answering, EventPublisher publisher) {
    return new StepListener(answering, publisher, department.parallelism());
  }

  /** What Resilience4j holds back may be let through a moment later. */
  @Bean
  FaultClassifier resilienceFaults() {
    return fault ->
        fault instanceof CallNotPermittedException
            || fault instanceof BulkheadFullException
            || fault instanceof RequestNotPermitted;
  }

  @Bean
  DepartmentListeners departmentListeners(
      ConcurrentKafkaListenerContainerFactory<String, CloudEvent> factory,
      DepartmentProperties department,
      StepHandlers handlers,
      StepListener stepListener,
      EventJson json,
      ObjectProvider<EventFollower<?>> followers) {
    List<ConcurrentMessageListenerContainer<String, CloudEvent>> containers = new ArrayList<>();
    if (!handlers.isEmpty()) {
      String topic = EventTypes.stepRequested(department.code());
      containers.add(container(factory, topic, department.code() + ".steps", stepListener));
    }
    for (EventFollower<?> follower : followers.stream().toList()) {
      Follows follows = followsOf(follower);
      String group = department.code() + "." + follows.as();
      var container = container(factory, follows.value(), group, listenerOf(follower, json));
      container.setConcurrency(1);
      containers.add(container);
    }
    return new DepartmentListeners(containers);
  }

  private static ConcurrentMessageListenerContainer<String, CloudEvent> container(
      ConcurrentKafkaListenerContainerFactory<String, CloudEvent> factory,
      String topic,
      String group,
      GenericMessageListener<?> listener) {
    var container = factory.createContainer(topic);
    container.setBeanName(group);
    container.getContainerProperties().setGroupId(group);
    container.getContainerProperties().setMessageListener(listener);
    return container;
  }

  private static Follows followsOf(EventFollower<?> follower) {
    Class<?> type = AopUtils.getTargetClass(follower);
    Follows follows = AnnotationUtils.findAnnotation(type, Follows.class);
    if (follows == null) {
      throw new IllegalStateException(type.getName() + " lacks @Follows");
    }
    return follows;
  }

  private static <T> FollowerListener<T> listenerOf(EventFollower<T> follower, EventJson json) {
    Class<?> type = AopUtils.getTargetClass(follower);
    Class<?> payload = ResolvableType.forClass(EventFollower.class, type).getGeneric(0).resolve();
    if (payload == null) {
      throw new IllegalStateException(type.getName() + " names no payload type");
    }
    @SuppressWarnings("unchecked") // the class says itself that this is its T
    Class<T> named = (Class<T>) payload;
    return new FollowerListener<>(follower, named, json);
  }
}
