package lianban.exchange.subscription;

import com.mongodb.client.MongoDatabase;
import io.cloudevents.CloudEvent;
import java.time.InstantSource;
import lianban.exchange.catalog.Grants;
import lianban.exchange.delivery.TopicReader;
import lianban.exchange.mongo.JsonDocuments;
import lianban.exchange.subscription.kafka.KafkaTopicTimes;
import lianban.exchange.subscription.mongo.MongoCheckpoints;
import lianban.exchange.subscription.mongo.MongoPositions;
import lianban.exchange.subscription.mongo.MongoSubscriptions;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Subscriptions, their positions and how far they are behind. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SubscriptionProperties.class)
class SubscriptionConfiguration {

  @Bean
  Subscriptions subscriptions(MongoDatabase database, JsonDocuments documents) {
    return new MongoSubscriptions(database.getCollection("subscriptions"), documents);
  }

  @Bean
  PositionStore positionStore(MongoDatabase database, JsonDocuments documents) {
    return new MongoPositions(database.getCollection("positions"), documents);
  }

  @Bean
  Checkpoints checkpoints(MongoDatabase database) {
    return new MongoCheckpoints(database.getCollection("checkpoints"));
  }

  @Bean
  Positions positions(PositionStore store, Checkpoints checkpoints) {
    return new Positions(store, checkpoints);
  }

  @Bean
  TopicTimes topicTimes(ConsumerFactory<String, CloudEvent> consumers) {
    return new KafkaTopicTimes(consumers);
  }

  @Bean
  SecretVault secretVault(SubscriptionProperties settings) {
    return new SecretVault(settings.webhookKeyBytes());
  }

  @Bean
  SubscriptionService subscriptionService(
      Subscriptions subscriptions,
      PositionStore positions,
      TopicReader topics,
      TopicTimes times,
      Grants grants,
      SecretVault vault,
      Receivers receivers,
      SubscriptionProperties settings,
      InstantSource clock) {
    return new SubscriptionService(
        subscriptions,
        positions,
        new StartingPoints(topics, times),
        grants,
        new WebhookSecrets(vault, settings.secretOverlap(), clock),
        new SubscriptionRules(receivers),
        clock);
  }

  @Bean
  SubscribedReadings subscribedReadings(
      Subscriptions subscriptions, PositionStore store, Positions positions, InstantSource clock) {
    return new SubscribedReadings(subscriptions, store, positions, clock);
  }

  @Bean
  ReplayService replayService(
      SubscriptionService subscriptions,
      PositionStore positions,
      TopicTimes times,
      JsonMapper json,
      InstantSource clock) {
    return new ReplayService(subscriptions, positions, times, json, clock);
  }

  @Bean
  LagGauge lagGauge(TopicReader topics, InstantSource clock) {
    return new LagGauge(topics, clock);
  }
}
