package lianban.exchange.tracking;

import java.time.InstantSource;
import lianban.exchange.catalog.Grants;
import lianban.exchange.deadletter.DeadLetters;
import lianban.exchange.delivery.DisclosureService;
import lianban.exchange.delivery.TopicReader;
import lianban.exchange.proof.SealIndex;
import lianban.exchange.status.EventWitness;
import lianban.exchange.subscription.Checkpoints;
import lianban.exchange.subscription.PositionStore;
import lianban.exchange.subscription.Subscriptions;
import lianban.exchange.webhook.DeliveryRecords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What became of each event. */
@Configuration(proxyBeanMethods = false)
class TrackingConfiguration {

  @Bean
  EventDeliveries eventDeliveries(
      Subscriptions subscriptions,
      PositionStore positions,
      Checkpoints checkpoints,
      DeadLetters letters,
      DeliveryRecords records,
      TopicReader topics,
      Grants grants,
      DisclosureService disclosure,
      InstantSource clock) {
    return new EventDeliveries(
        subscriptions, positions, checkpoints, letters, records, topics, grants, disclosure, clock);
  }

  @Bean
  EventWitness deliveriesWitness(EventDeliveries deliveries) {
    return new DeliveriesWitness(deliveries);
  }

  @Bean
  EventWitness sealWitness(SealIndex seals) {
    return new SealWitness(seals);
  }
}
