package lianban.department.kafka;

import io.cloudevents.CloudEvent;
import java.time.InstantSource;
import java.util.List;
import lianban.department.DepartmentAutoConfiguration;
import lianban.department.DepartmentProperties;
import lianban.department.EventSender;
import lianban.department.Listenings;
import lianban.department.http.GatewayAutoConfiguration;
import lianban.service.kafka.EventJson;
import lianban.service.kafka.EventPublisher;
import lianban.service.kafka.KafkaAutoConfiguration;
import lianban.service.kafka.Redeliveries;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;

/** Events by the broker itself: the way of departments inside the exchange's network. */
@AutoConfiguration(
    after = {KafkaAutoConfiguration.class, GatewayAutoConfiguration.class},
    before = DepartmentAutoConfiguration.class)
@ConditionalOnMissingBean(EventSender.class)
public class BrokerAutoConfiguration {

  @Bean
  EventSender brokerSender(EventPublisher publisher) {
    return event -> publisher.publishAll(List.of(event));
  }

  @Bean
  DepartmentListeners departmentListeners(
      ConcurrentKafkaListenerContainerFactory<String, CloudEvent> factory,
      DepartmentProperties department,
      Listenings listenings,
      EventPublisher publisher,
      EventJson json,
      InstantSource clock) {
    var redeliveries = new Redeliveries(department.code(), publisher, json, clock);
    return new DepartmentListeners(
        factory, redeliveries, department.parallelism(), listenings.all());
  }
}
