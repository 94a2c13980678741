package lianban.exchange.query;

import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import java.util.Base64;
import java.util.UUID;
import lianban.exchange.ExchangeProperties;
import lianban.exchange.approval.ApprovalCases;
import lianban.exchange.catalog.EventTypes;
import lianban.exchange.catalog.Grants;
import lianban.exchange.certificate.Certificates;
import lianban.exchange.delivery.DisclosureService;
import lianban.exchange.mongo.JsonDocuments;
import lianban.exchange.query.kafka.UsageListener;
import lianban.exchange.query.mongo.MongoHolderLog;
import lianban.service.kafka.EventJson;
import lianban.service.kafka.EventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Puts queries and their usage together. */
@Configuration(proxyBeanMethods = false)
class QueryConfiguration {

  @Bean
  HolderLog<Usage> usageLog(MongoDatabase database, JsonDocuments documents) {
    return new MongoHolderLog<>(
        database.getCollection("usage_days"),
        database.getCollection("usage"),
        documents,
        Usage.class);
  }

  @Bean
  HolderLog<HeldCertificate> heldCertificates(MongoDatabase database, JsonDocuments documents) {
    return new MongoHolderLog<>(
        database.getCollection("held_certificate_days"),
        database.getCollection("held_certificates"),
        documents,
        HeldCertificate.class);
  }

  @Bean
  Receivers receivers(Grants grants) {
    return type -> grants.all().stream().filter(grant -> grant.type().equals(type)).toList();
  }

  @Bean
  UsageView usageView(
      HolderLog<Usage> usage,
      HolderLog<HeldCertificate> certificates,
      Receivers receivers,
      DisclosureService disclosure,
      EventJson json) {
    return new UsageView(usage, certificates, receivers, disclosure, json);
  }

  @Bean
  UsageListener usageListener(UsageView view) {
    return new UsageListener(view);
  }

  @Bean
  QueryService queryService(
      ApprovalCases cases,
      Grants grants,
      DisclosureService disclosure,
      HolderLog<HeldCertificate> held,
      Certificates certificates,
      EventTypes types,
      EventPublisher events,
      EventJson eventJson,
      JsonMapper json,
      InstantSource clock,
      ExchangeProperties exchange) {
    return new QueryService(
        cases,
        new CaseParties(Base64.getDecoder().decode(exchange.holderKey())),
        grants,
        disclosure,
        held,
        certificates,
        types,
        events,
        eventJson,
        json,
        clock,
        () -> UUID.randomUUID().toString());
  }
}
