package lianban.exchange.deadletter;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.InstantSource;
import lianban.exchange.catalog.EventTypes;
import lianban.exchange.deadletter.kafka.DeadLetterTopicListener;
import lianban.exchange.deadletter.mongo.MongoDeadLetters;
import lianban.exchange.mongo.JsonDocuments;
import lianban.exchange.schema.JsonSchemas;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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
  DeadLetterTopicListener deadLetterTopicListener(DeadLetters letters) {
    return new DeadLetterTopicListener(letters);
  }

  @Bean
  DeadLetterService deadLetterService(
      DeadLetters letters,
      Redelivery redelivery,
      EventTypes types,
      JsonSchemas schemas,
      JsonMapper json,
      InstantSource clock) {
    return new DeadLetterService(
        letters, redelivery, new EditRules(types, schemas, json), REPLAY_BUDGET, clock);
  }

  @Bean
  DeadLetterViews deadLetterViews(JsonMapper json) {
    return new DeadLetterViews(json);
  }
}
