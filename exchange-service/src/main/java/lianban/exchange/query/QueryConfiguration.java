package lianban.exchange.query;

import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import java.util.Base64;
import java.util.UUID;
import lianban.exchange.ExchangeProperties;
import lianban.exchange.approval.ApprovalCases;
import lianban.exchange.catalog.DataSetGrants;
import lianban.exchange.catalog.DataSets;
import lianban.exchange.catalog.EventTypes;
import lianban.exchange.catalog.Grants;
import lianban.exchange.certificate.Certificates;
import lianban.exchange.delivery.DisclosureService;
import lianban.exchange.fact.Facts;
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
  HolderData holderData(
      HolderLog<HeldCertificate> held,
      Certificates certificates,
      Facts facts,
      EventTypes types,
      JsonMapper json) {
    return new HolderData(held, certificates, facts, types, json);
  }

  @Bean
  QueryService queryService(
      ApprovalCases cases,
      DataSets sets,
      DataSetGrants grants,
      HolderData data,
      EventTypes types,
      EventPublisher events,
      EventJson eventJson,
      InstantSource clock,
      ExchangeProperties exchange) {
    return new QueryService(
        cases,
        new CaseParties(Base64.getDecoder().decode(exchange.holderKey())),
        sets,
        grants,
        data,
        new DataReads(types, events, eventJson, "/exchange/queries"),
        clock,
        () -> UUID.randomUUID().toString());
  }
}
