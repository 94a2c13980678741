package lianban.exchange.fact;

import com.mongodb.client.MongoDatabase;
import io.cloudevents.CloudEvent;
import java.time.InstantSource;
import java.util.Base64;
import lianban.exchange.ExchangeProperties;
import lianban.exchange.catalog.DataSets;
import lianban.exchange.catalog.http.CatalogClient;
import lianban.exchange.catalog.http.CatalogDataSets;
import lianban.exchange.fact.kafka.FactFollower;
import lianban.exchange.fact.mongo.MongoFacts;
import lianban.exchange.mongo.JsonDocuments;
import lianban.exchange.query.mongo.MongoHolderLog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Puts data sets and their facts together. */
@Configuration(proxyBeanMethods = false)
class FactConfiguration {

  @Bean
  DataSets dataSets(CatalogClient catalog, InstantSource clock) {
    return new CatalogDataSets(catalog, clock);
  }

  @Bean
  Facts facts(MongoDatabase database, JsonDocuments documents) {
    return new MongoFacts(
        database.getCollection("facts"),
        new MongoHolderLog<>(
            database.getCollection("fact_subject_days"),
            database.getCollection("fact_subjects"),
            documents,
            MongoFacts.Subject.class),
        documents);
  }

  @Bean
  FactView factView(DataSets sets, Facts facts, JsonMapper json, ExchangeProperties exchange) {
    return new FactView(sets, facts, json, Base64.getDecoder().decode(exchange.holderKey()));
  }

  @Bean
  FactFollower factFollower(
      FactView view,
      ConcurrentKafkaListenerContainerFactory<String, CloudEvent> kafkaListenerContainerFactory) {
    return new FactFollower(view, kafkaListenerContainerFactory);
  }
}
