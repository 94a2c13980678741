package lianban.department.kafka;

import io.cloudevents.CloudEvent;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import java.time.InstantSource;
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
import lianban.service.kafka.PollWorker.EventHandler;
import lianban.service.problem.FaultClassifier;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;

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
      StepAnswering answering,
      EventPublisher publisher,
      EventJson json,
      ObjectProvider<EventFollower<?>> followers) {
    var listeners = new DepartmentListeners(factory, department.code(), department.parallelism());
    if (!handlers.isEmpty()) {
      listeners.add(
          EventTypes.stepRequested(department.code()),
          "steps",
          (topic, request) -> publisher.publishAll(List.of(answering.answer(request))));
    }
    for (EventFollower<?> follower : followers.stream().toList()) {
      Follows follows = followsOf(follower);
      listeners.add(follows.value(), follows.as(), handlerOf(follower, json));
    }
    return listeners;
  }

  private static Follows followsOf(EventFollower<?> follower) {
    Class<?> type = AopUtils.getTargetClass(follower);
    Follows follows = AnnotationUtils.findAnnotation(type, Follows.class);
    if (follows == null) {
      throw new IllegalStateException(type.getName() + " lacks @Follows");
    }
    return follows;
  }

  private static <T> EventHandler handlerOf(EventFollower<T> follower, EventJson json) {
    Class<?> type = AopUtils.getTargetClass(follower);
    Class<?> payload = ResolvableType.forClass(EventFollower.class, type).getGeneric(0).resolve();
    if (payload == null) {
      throw new IllegalStateException(type.getName() + " names no payload type");
    }
    @SuppressWarnings("unchecked") // the class says itself that this is its T
    Class<T> named = (Class<T>) payload;
    return (topic, event) -> follower.follow(json.payload(event, named));
  }
}
