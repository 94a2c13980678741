package lianban.exchange;

import static lianban.service.access.AccessRule.allow;
import static lianban.service.access.AccessRule.open;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import com.mongodb.client.MongoDatabase;
import io.cloudevents.CloudEvent;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.time.InstantSource;
import lianban.exchange.catalog.EventTypes;
import lianban.exchange.catalog.Grants;
import lianban.exchange.catalog.http.CatalogClient;
import lianban.exchange.catalog.http.CatalogEventTypes;
import lianban.exchange.catalog.http.CatalogGrants;
import lianban.exchange.catalog.kafka.TopicProvisioner;
import lianban.exchange.delivery.CursorCodec;
import lianban.exchange.delivery.DeliveryService;
import lianban.exchange.delivery.DisclosureService;
import lianban.exchange.delivery.kafka.KafkaTopicReader;
import lianban.exchange.mongo.JsonDocuments;
import lianban.exchange.proof.key.EventSignatures;
import lianban.exchange.publication.PublicationService;
import lianban.exchange.publication.mongo.MongoPublishedEvents;
import lianban.exchange.schema.JsonSchemas;
import lianban.service.access.AccessRules;
import lianban.service.kafka.EventPublisher;
import lianban.service.outbound.ServiceClients;
import lianban.service.problem.FaultClassifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import tools.jackson.databind.json.JsonMapper;

/** Access, catalogue, publication and delivery; approval has its own configuration. */
@Configuration(proxyBeanMethods = false)
class ExchangeConfiguration {

  @Bean
  AccessRules accessRules() {
    return AccessRules.of(
        allow("case.file", POST, "/api/v1/cases"),
        allow("case.read", GET, "/api/v1/cases/*"),
        allow("case.file", POST, "/api/v1/cases/*/supplements"),
        allow("case.file", POST, "/api/v1/cases/*/payments"),
        allow("step.answer", POST, "/api/v1/cases/*/steps/*/answers"),
        allow("event.publish", POST, "/api/v1/events"),
        allow("event.read", GET, "/api/v1/events"),
        open(GET, "/api/v1/certificates/*"),
        open(GET, "/api/v1/proof/keys"),
        allow("event.read", GET, "/api/v1/proof/seals"),
        allow("event.read", GET, "/api/v1/proof/seals/*"),
        allow("event.read", GET, "/api/v1/proof/events"),
        allow("event.read", GET, "/api/v1/proof/checks"),
        allow("key.register", POST, "/api/v1/signing-keys"),
        allow("key.register", GET, "/api/v1/signing-keys"),
        allow("key.register", POST, "/api/v1/signing-keys/*/revocation"));
  }

  @Bean
  JsonDocuments jsonDocuments(JsonMapper json) {
    return new JsonDocuments(json);
  }

  @Bean
  JsonSchemas jsonSchemas(JsonMapper json) {
    return new JsonSchemas(json);
  }

  @Bean
  CatalogClient catalogClient(ServiceClients clients) {
    return new CatalogClient(clients.of("catalog-service"));
  }

  @Bean
  EventTypes eventTypes(CatalogClient catalog, InstantSource clock) {
    return new CatalogEventTypes(catalog, clock);
  }

  @Bean
  TopicProvisioner topicProvisioner(
      EventTypes types,
      KafkaAdmin admin,
      KafkaListenerEndpointRegistry listeners,
      ExchangeProperties exchange) {
    return new TopicProvisioner(
        types, admin, listeners, exchange.partitions(), exchange.replication());
  }

  @Bean
  PublicationService publicationService(
      EventTypes types,
      JsonSchemas schemas,
      MongoDatabase database,
      EventPublisher events,
      EventSignatures signatures,
      JsonMapper json,
      ExchangeProperties exchange) {
    var published = new MongoPublishedEvents(database.getCollection("published_events"));
    return new PublicationService(
        types,
        schemas,
        published,
        events,
        signatures,
        json,
        Math.toIntExact(exchange.publishingRoom().toBytes()));
  }

  @Bean
  KafkaTopicReader topicReader(
      ConsumerFactory<String, CloudEvent> consumers, ExchangeProperties exchange) {
    return new KafkaTopicReader(consumers, exchange.readers());
  }

  @Bean
  Grants grants(EventTypes types) {
    return new CatalogGrants(types);
  }

  @Bean
  DisclosureService disclosureService(JsonMapper json) {
    return new DisclosureService(json);
  }

  @Bean
  CursorCodec cursorCodec(ExchangeProperties exchange) {
    return new CursorCodec(exchange.cursorKeyBytes());
  }

  @Bean
  DeliveryService deliveryService(
      Grants grants, DisclosureService disclosure, KafkaTopicReader topics, CursorCodec cursors) {
    return new DeliveryService(grants, disclosure, topics, cursors);
  }

  @Bean
  FaultClassifier openBreaker() {
    return fault -> fault instanceof CallNotPermittedException;
  }
}
