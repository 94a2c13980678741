package lianban.exchange.catalog;

import java.time.InstantSource;
import lianban.exchange.catalog.kafka.AclReconciler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/** The broker's access lists, made from the catalogue. */
@Configuration(proxyBeanMethods = false)
class BrokerRightsConfiguration {

  @Bean
  AclReconciler aclReconciler(
      EventTypes types, Grants grants, KafkaAdmin admin, InstantSource clock) {
    return new AclReconciler(types, grants, admin, clock);
  }
}
