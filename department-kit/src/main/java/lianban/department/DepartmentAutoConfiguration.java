package lianban.department;

import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import lianban.kernel.event.EventTypes;
import lianban.service.kafka.EventJson;
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

/** What a department decides and follows; the ways by which events come and go stand beside it. */
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

  /** What this department listens to, whichever way events come. */
  @Bean
  Listenings listenings(
      DepartmentProperties department,
      StepHandlers handlers,
      StepAnswering answering,
      EventSender sender,
      EventJson json,
      ObjectProvider<EventFollower<?>> followers) {
    List<Listening> all = new ArrayList<>();
    String prefix = department.code() + ".";
    if (!handlers.isEmpty()) {
      all.add(
          new Listening(
              EventTypes.stepRequested(department.code()),
              prefix + "steps",
              (topic, request) -> sender.send(answering.answer(request))));
    }
    for (EventFollower<?> follower : followers.stream().toList()) {
      Follows follows = followsOf(follower);
      all.add(new Listening(follows.value(), prefix + follows.as(), handlerOf(follower, json)));
    }
    return new Listenings(all);
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
