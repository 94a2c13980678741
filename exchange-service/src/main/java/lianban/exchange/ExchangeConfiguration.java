package lianban.exchange;

import static lianban.service.access.AccessRule.allow;
import static lianban.service.access.AccessRule.open;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.OPTIONS;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.time.InstantSource;
import lianban.exchange.catalog.EventTypes;
import lianban.exchange.catalog.Grants;
import lianban.exchange.catalog.http.CatalogClient;
import lianban.exchange.catalog.http.CatalogEventTypes;
import lianban.exchange.catalog.http.CatalogGrants;
import lianban.exchange.catalog.kafka.TopicProvisioner;
import lianban.exchange.delivery.CursorCodec;
import lianban.exchange.delivery.DisclosureService;
import lianban.exchange.mongo.JsonDocuments;
import lianban.exchange.schema.JsonSchemas;
import lianban.service.access.AccessRules;
import lianban.service.outbound.ServiceClients;
import lianban.service.problem.FaultClassifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;
import tools.jackson.databind.json.JsonMapper;

/** Access and catalogue; other features have their own configurations. */
@Configuration(proxyBeanMethods = false)
class ExchangeConfiguration {

  @Bean
  AccessRules accessRules() {
    return AccessRules.of(
        allow("case.file", POST, "/api/v1/cases"),
        allow("case.read", GET, "/api/v1/cases/*"),
        allow("case.file", POST, "/api/v1/cases/*/supplements"),
        allow("case.file", POST, "/api/v1/cases/*/payments"),
        allow("case.file", POST, "/api/v1/cases/*/withdrawals"),
        allow("step.answer", POST, "/api/v1/cases/*/steps/*/answers"),
        allow("case.read", GET, "/api/v1/cases/*/clock"),
        allow("step.answer", POST, "/api/v1/cases/*/steps/*/procedures"),
        allow("step.answer", POST, "/api/v1/cases/*/steps/*/procedures/*/end"),
        allow("step.answer", POST, "/api/v1/cases/*/steps/*/extensions"),
        allow("case.supervise", POST, "/api/v1/cases/*/steps/*/extensions/*/approvals"),
        allow("case.file", POST, "/api/v1/cases/*/steps/*/urges"),
        allow("case.supervise", POST, "/api/v1/supervision/cases/*/steps/*/urges"),
        allow("step.answer", POST, "/api/v1/cases/*/steps/*/corrections"),
        allow("step.answer", POST, "/api/v1/cases/*/corrections/*/confirmations"),
        allow("material.read", GET, "/api/v1/cases/*/materials"),
        allow("case.file", POST, "/api/v1/cases/*/materials"),
        allow("material.read", GET, "/api/v1/cases/*/materials/*/content"),
        open(OPTIONS, "/api/v1/uploads"),
        allow("material.upload", POST, "/api/v1/uploads"),
        allow("material.upload", HEAD, "/api/v1/uploads/*"),
        allow("material.upload", GET, "/api/v1/uploads/*"),
        allow("material.upload", PATCH, "/api/v1/uploads/*"),
        allow("material.upload", DELETE, "/api/v1/uploads/*"),
        allow("prefill.read", POST, "/api/v1/prefills"),
        open(POST, "/api/v1/payments/notices"),
        allow("payment.reconcile", GET, "/api/v1/payments/statements/*"),
        allow("event.publish", POST, "/api/v1/events"),
        allow("event.read", GET, "/api/v1/events"),
        allow("event.read", GET, "/api/v1/events/stream"),
        allow("event.read", GET, "/api/v1/events/status"),
        allow("fact.read", POST, "/api/v1/queries"),
        allow("usage.read", GET, "/api/v1/usage/me"),
        allow("event.subscribe", GET, "/api/v1/subscriptions"),
        allow("event.subscribe", POST, "/api/v1/subscriptions"),
        allow("event.subscribe", GET, "/api/v1/subscriptions/*"),
        allow("event.subscribe", PATCH, "/api/v1/subscriptions/*"),
        allow("event.subscribe", DELETE, "/api/v1/subscriptions/*"),
        allow("event.subscribe", POST, "/api/v1/subscriptions/*/secrets"),
        allow("event.subscribe", POST, "/api/v1/subscriptions/*/replays"),
        allow("deadletter.read", GET, "/api/v1/dead-letters"),
        allow("deadletter.read", GET, "/api/v1/dead-letters/*"),
        allow("deadletter.replay", POST, "/api/v1/dead-letters/replays"),
        allow("deadletter.replay", POST, "/api/v1/dead-letters/*/discards"),
        allow("deadletter.replay", POST, "/api/v1/dead-letters/*/edits"),
        allow("deadletter.replay", POST, "/api/v1/dead-letters/*/edits/*/approvals"),
        open(GET, "/api/v1/certificates/*"),
        open(GET, "/api/v1/verify/*"),
        allow("certificate.issue", POST, "/api/v1/certificates"),
        allow("certificate.issue", POST, "/api/v1/certificates/*/acts"),
        allow("certificate.issue", GET, "/api/v1/certificates/*/record"),
        allow("certificate.issue", POST, "/api/v1/certificates/*/signatures"),
        allow("certificate.issue", GET, "/api/v1/certificates/*/reliances"),
        allow("certificate.issue", POST, "/api/v1/certificate-proofs"),
        allow("certificate.use", GET, "/api/v1/certificates/*/file"),
        allow("certificate.use", POST, "/api/v1/certificates/*/copies"),
        allow("certificate.use", GET, "/api/v1/certificates/*/copies/*"),
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
      Grants grants,
      KafkaAdmin admin,
      KafkaListenerEndpointRegistry listeners,
      ExchangeProperties exchange) {
    return new TopicProvisioner(
        types, grants, admin, listeners, exchange.partitions(), exchange.replication());
  }

  @Bean
  CatalogGrants grants(CatalogClient catalog, InstantSource clock, ExchangeProperties exchange) {
    return new CatalogGrants(catalog, clock, exchange.grantsStandFor());
  }

  @Bean
  DisclosureService disclosureService(
      JsonMapper json, EventTypes types, ExchangeProperties exchange) {
    return new DisclosureService(json, types, exchange.cursorKeyBytes());
  }

  @Bean
  CursorCodec cursorCodec(ExchangeProperties exchange) {
    return new CursorCodec(exchange.cursorKeyBytes());
  }

  @Bean
  FaultClassifier openBreaker() {
    return fault -> fault instanceof CallNotPermittedException;
  }
}
