package lianban.exchange.webhook;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;
import lianban.exchange.catalog.Grants;
import lianban.exchange.deadletter.DeadLetters;
import lianban.exchange.deadletter.Redelivery;
import lianban.exchange.delivery.DisclosureService;
import lianban.exchange.delivery.TopicReader;
import lianban.exchange.mongo.JsonDocuments;
import lianban.exchange.subscription.Checkpoints;
import lianban.exchange.subscription.PositionStore;
import lianban.exchange.subscription.SecretVault;
import lianban.exchange.subscription.Subscriptions;
import lianban.exchange.webhook.http.HttpReceiver;
import lianban.exchange.webhook.http.SafeAddresses;
import lianban.exchange.webhook.mongo.MongoDeliveryRecords;
import lianban.exchange.webhook.mongo.MongoInstances;
import lianban.service.LianbanProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Delivery by webhooks. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookProperties.class)
class WebhookConfiguration {

  @Bean
  SafeAddresses safeAddresses(WebhookProperties settings) {
    return new SafeAddresses(settings.allowedNetworks(), settings.connectTimeout().toMillis());
  }

  @Bean
  HttpReceiver httpReceiver(SafeAddresses addresses, WebhookProperties settings) {
    return new HttpReceiver(addresses, settings.connectTimeout(), settings.timeout());
  }

  @Bean
  DeliveryRecords deliveryRecords(MongoDatabase database, JsonDocuments documents) {
    return new MongoDeliveryRecords(database.getCollection("delivery_records"), documents);
  }

  @Bean
  WebhookSender webhookSender(
      Grants grants,
      DisclosureService disclosure,
      SecretVault vault,
      Receiver receiver,
      InstantSource clock) {
    return new WebhookSender(
        grants, disclosure, new WebhookMessages(vault, clock), receiver, clock);
  }

  @Bean
  Redelivery redelivery(Subscriptions subscriptions, WebhookSender sender) {
    return new WebhookRedelivery(subscriptions, sender);
  }

  @Bean
  WebhookContext webhookContext(
      WebhookProperties settings,
      Subscriptions subscriptions,
      PositionStore positions,
      Checkpoints checkpoints,
      DeadLetters letters,
      DeliveryRecords records,
      TopicReader topics,
      WebhookSender sender,
      JsonMapper json,
      MeterRegistry meters,
      InstantSource clock) {
    return new WebhookContext(
        settings,
        subscriptions,
        positions,
        checkpoints,
        letters::add,
        records,
        topics,
        sender,
        new Challenge(sender, json, clock),
        new WebhookMetrics(meters),
        RandomGenerator.getDefault(),
        clock);
  }

  @Bean
  Instances instances(MongoDatabase database) {
    return new MongoInstances(database.getCollection("webhook_instances"));
  }

  @Bean
  WebhookDispatcher webhookDispatcher(
      WebhookContext context, Instances instances, LianbanProperties lianban) {
    String process = lianban.host() + ":" + lianban.port();
    return new WebhookDispatcher(
        context, instances, new InstanceId(process, UUID.randomUUID().toString()));
  }
}
