package lianban.exchange.deadletter;

import com.mongodb.client.MongoDatabase;
import io.cloudevents.CloudEvent;
import java.time.Duration;
import java.time.InstantSource;
import lianban.exchange.catalog.EventTypes;
import lianban.exchange.catalog.Grants;
import lianban.exchange.deadletter.kafka.DeadLetterTopicListener;
import lianban.exchange.deadletter.kafka.KafkaRedelivery;
import lianban.exchange.deadletter.kafka.Originals;
import lianban.exchange.deadletter.kafka.RedeliveryReportListener;
import lianban.exchange.deadletter.mongo.MongoDeadLetters;
import lianban.exchange.mongo.JsonDocuments;
import lianban.exchange.proof.kafka.KafkaEventLog;
import lianban.exchange.schema.JsonSchemas;
import lianban.service.kafka.EventJson;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Dead letters. */
@Configuration(proxyBeanMethods = false)
class DeadLetterConfiguration {

  /** With the time of one sending it stays below what the gateway waits for. */
  private static final Duration REPLAY_BUDGET = Duration.ofSeconds(15);

  @Bean
  DeadLetters deadLetters(MongoDatabase database, JsonDocuments documents) {
    return new MongoDeadLetters(database.getCollection("dead_letters"), documents);
  }

  @Bean
  KafkaEventLog originalTopics(ConsumerFactory<String, CloudEvent> consumers) {
    return new KafkaEventLog(consumers);
  }

  @Bean
  DeadLetterTopicListener deadLetterTopicListener(
      DeadLetters letters, EventTypes types, KafkaEventLog originalTopics) {
    return new DeadLetterTopicListener(letters, new Originals(types, originalTopics));
  }

  @Bean
  RedeliveryReportListener redeliveryReportListener(
      DeadLetters letters, EventJson json, InstantSource clock) {
    return new RedeliveryReportListener(new RedeliveryReports(letters, clock), json);
  }

  @Bean
  DeadLetterService deadLetterService(
      DeadLetters letters,
      Redelivery webhooks,
      Grants grants,
      KafkaTemplate<String, CloudEvent> kafka,
      EventTypes types,
      JsonSchemas schemas,
      JsonMapper json,
      InstantSource clock) {
    var redelivery = new RoutedRedelivery(webhooks, new KafkaRedelivery(grants, kafka));
    return new DeadLetterService(
        letters, redelivery, new EditRules(types, schemas, json), REPLAY_BUDGET, clock);
  }

  @Bean
  DeadLetterViews deadLetterViews(JsonMapper json) {
    return new DeadLetterViews(json);
  }
}
