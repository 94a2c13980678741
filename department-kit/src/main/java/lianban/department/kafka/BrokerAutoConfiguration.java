package lianban.department.kafka;

import io.cloudevents.CloudEvent;
import java.util.List;
import lianban.department.DepartmentAutoConfiguration;
import lianban.department.DepartmentProperties;
import lianban.department.EventSender;
import lianban.department.Listenings;
import lianban.department.http.GatewayAutoConfiguration;
import lianban.service.kafka.EventPublisher;
import lianban.service.kafka.KafkaAutoConfiguration;
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
      Listenings listenings) {
    return new DepartmentListeners(factory, department.parallelism(), listenings.all());
  }
}
