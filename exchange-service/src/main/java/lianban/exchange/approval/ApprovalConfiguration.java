package lianban.exchange.approval;

import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import java.util.Base64;
import java.util.UUID;
import lianban.exchange.ExchangeProperties;
import lianban.exchange.approval.kafka.OutboxRelay;
import lianban.exchange.approval.kafka.OutboxSweeper;
import lianban.exchange.approval.kafka.RelayMarkers;
import lianban.exchange.approval.kafka.StepAnswerListener;
import lianban.exchange.approval.mongo.MongoApprovalCases;
import lianban.exchange.approval.mongo.MongoRelayMarkers;
import lianban.exchange.catalog.PinnedMatters;
import lianban.exchange.catalog.http.CatalogClient;
import lianban.exchange.catalog.mongo.MongoMatterVersions;
import lianban.exchange.certificate.CertificateRegistry;
import lianban.exchange.certificate.Certificates;
import lianban.exchange.certificate.mongo.MongoCertificates;
import lianban.exchange.mongo.JsonDocuments;
import lianban.exchange.payment.Payments;
import lianban.exchange.payment.Refunds;
import lianban.exchange.schema.JsonSchemas;
import lianban.service.LianbanProperties;
import lianban.service.kafka.EventJson;
import lianban.service.kafka.EventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Joint approval with its store, its outbox, certificates and payment. */
@Configuration(proxyBeanMethods = false)
class ApprovalConfiguration {

  /** One run of this process: a later run of the same process has the same name before the #. */
  record Instance(String name) {}

  @Bean
  Instance instance(LianbanProperties lianban) {
    return new Instance(lianban.host() + ":" + lianban.port() + "#" + UUID.randomUUID());
  }

  @Bean
  ApprovalCases approvalCases(MongoDatabase database, JsonDocuments documents) {
    return new MongoApprovalCases(database.getCollection("cases"), documents);
  }

  @Bean
  Matters matters(
      CatalogClient catalog, MongoDatabase database, JsonDocuments documents, InstantSource clock) {
    var versions = new MongoMatterVersions(database.getCollection("matters"), documents);
    return new PinnedMatters(catalog::currentMatter, versions, clock);
  }

  @Bean
  Certificates certificates(MongoDatabase database, JsonDocuments documents) {
    return new MongoCertificates(database.getCollection("certificates"), documents);
  }

  @Bean
  CertificateRegistry certificateRegistry(Certificates certificates) {
    return new CertificateRegistry(certificates);
  }

  @Bean
  RelayMarkers relayMarkers(MongoDatabase database) {
    return new MongoRelayMarkers(
        database.getCollection("relay_markers"), database.getCollection("relay_instances"));
  }

  @Bean
  OutboxRelay outboxRelay(
      EventPublisher events, RelayMarkers markers, Instance instance, InstantSource clock) {
    return new OutboxRelay(events, markers, instance.name(), clock);
  }

  @Bean
  OutboxSweeper outboxSweeper(
      OutboxRelay relay,
      RelayMarkers markers,
      ApprovalCases cases,
      CertificateRegistry certificates,
      Refunds refunds,
      Instance instance,
      InstantSource clock) {
    return new OutboxSweeper(relay, markers, cases, certificates, refunds, instance.name(), clock);
  }

  @Bean
  ApprovalService approvalService(
      ApprovalCases cases,
      Matters matters,
      JsonSchemas schemas,
      ExchangeProperties exchange,
      OutboxRelay outbox,
      CertificateRegistry certificates,
      Payments payments,
      MaterialIntake materials,
      JsonMapper json,
      InstantSource clock) {
    byte[] holderKey = Base64.getDecoder().decode(exchange.holderKey());
    var filing = new Filing(schemas, materials, holderKey, exchange.zone());
    return new ApprovalService(cases, matters, filing, outbox, certificates, payments, json, clock);
  }

  @Bean
  StepAnswerListener stepAnswerListener(
      ApprovalService approval, EventJson json, ExchangeProperties exchange) {
    return new StepAnswerListener(approval, json, exchange.answerConcurrency());
  }
}
