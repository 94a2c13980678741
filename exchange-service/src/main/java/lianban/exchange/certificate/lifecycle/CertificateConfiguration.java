package lianban.exchange.certificate.lifecycle;

import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import java.util.Base64;
import lianban.exchange.ExchangeProperties;
import lianban.exchange.approval.ApprovalCases;
import lianban.exchange.catalog.EventTypes;
import lianban.exchange.catalog.http.CatalogClient;
import lianban.exchange.certificate.Certificates;
import lianban.exchange.certificate.composed.ProofComposer;
import lianban.exchange.certificate.document.AnnotatedCopies;
import lianban.exchange.certificate.document.CertificateDocuments;
import lianban.exchange.certificate.document.CertificatePdf;
import lianban.exchange.certificate.document.CertificateSigner;
import lianban.exchange.certificate.document.DocumentService;
import lianban.exchange.certificate.document.VerificationService;
import lianban.exchange.certificate.document.mongo.MongoAnnotatedCopies;
import lianban.exchange.certificate.lifecycle.http.CatalogCertificateTypes;
import lianban.exchange.certificate.lifecycle.kafka.CertificateListener;
import lianban.exchange.certificate.lifecycle.kafka.PublishedCertificateEvents;
import lianban.exchange.certificate.lifecycle.mongo.MongoCertificateRecords;
import lianban.exchange.certificate.lifecycle.mongo.MongoNotes;
import lianban.exchange.certificate.reliance.CertificateUse;
import lianban.exchange.certificate.reliance.CertificateUses;
import lianban.exchange.certificate.reliance.RelianceService;
import lianban.exchange.mongo.JsonDocuments;
import lianban.exchange.proof.SealKeys;
import lianban.exchange.proof.key.SigningKeys;
import lianban.exchange.query.HeldCertificate;
import lianban.exchange.query.HolderLog;
import lianban.exchange.query.QueryService;
import lianban.exchange.query.Usage;
import lianban.exchange.query.mongo.MongoHolderLog;
import lianban.exchange.schema.JsonSchemas;
import lianban.service.LianbanProperties;
import lianban.service.kafka.EventJson;
import lianban.service.kafka.EventPublisher;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Puts the life of certificates together: acts, files, copies, proofs, reliance. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CertificateProperties.class)
class CertificateConfiguration {

  @Bean
  CertificateTypes certificateTypes(CatalogClient catalog, InstantSource clock) {
    return new CatalogCertificateTypes(catalog::certificateTypeDefinition, clock);
  }

  @Bean
  Holders certificateHolders(ApprovalCases cases, ExchangeProperties exchange) {
    return new CaseHolders(cases, holderKey(exchange));
  }

  /** Under the same key as pseudonyms: both are to stay what they are for good. */
  @Bean
  CertificateSecrets certificateSecrets(ExchangeProperties exchange) {
    return new CertificateSecrets(holderKey(exchange));
  }

  private static byte[] holderKey(ExchangeProperties exchange) {
    return Base64.getDecoder().decode(exchange.holderKey());
  }

  @Bean
  CertificateDrafting certificateDrafting(
      CertificateTypes types,
      JsonSchemas schemas,
      Holders holders,
      CertificateSecrets secrets,
      InstantSource clock,
      ExchangeProperties exchange) {
    return new CertificateDrafting(types, schemas, holders, secrets, clock, exchange.zone());
  }

  @Bean
  CertificateRecords certificateRecords(MongoDatabase database, JsonDocuments documents) {
    return new MongoCertificateRecords(database.getCollection("certificate_records"), documents);
  }

  @Bean
  CertificateFollowUp certificateFollowUp(
      CertificateRecords records,
      Certificates certificates,
      EventPublisher events,
      EventJson json,
      EventTypes types,
      MongoDatabase database,
      CertificateDrafting drafting) {
    return new CertificateFollowUp(
        records,
        certificates,
        new PublishedCertificateEvents(events, json, types),
        new MongoNotes(database.getCollection("certificate_unfinished")),
        new MongoNotes(database.getCollection("certificate_expiries")),
        drafting);
  }

  @Bean
  CertificateService certificateService(
      CertificateRecords records,
      Certificates certificates,
      CertificateDrafting drafting,
      CertificateFollowUp followUp) {
    return new CertificateService(records, certificates, drafting, followUp);
  }

  @Bean
  CertificateSweeper certificateSweeper(
      CertificateService certificates, CertificateFollowUp followUp) {
    return new CertificateSweeper(certificates, followUp);
  }

  @Bean
  CertificateListener certificateListener(
      Certificates certificates,
      CertificateFollowUp followUp,
      HolderLog<HeldCertificate> held,
      EventJson json) {
    return new CertificateListener(certificates, followUp, held, json);
  }

  @Bean
  CertificateUses certificateUses(MongoDatabase database, JsonDocuments documents) {
    return new CertificateUses(
        new MongoHolderLog<>(
            database.getCollection("certificate_use_days"),
            database.getCollection("certificate_uses"),
            documents,
            CertificateUse.class));
  }

  @Bean
  RelianceService relianceService(
      CertificateService certificates,
      Certificates registry,
      CertificateUses uses,
      HolderLog<Usage> usage,
      ApprovalCases cases) {
    return new RelianceService(certificates, registry, uses, usage, cases);
  }

  @Bean
  AnnotatedCopies annotatedCopies(MongoDatabase database, JsonDocuments documents) {
    return new MongoAnnotatedCopies(database.getCollection("certificate_copies"), documents);
  }

  @Bean
  CertificateDocuments certificateDocuments(
      Holders holders,
      SealKeys listed,
      SigningKeys departmentKeys,
      CertificateSecrets secrets,
      CertificateProperties certificate,
      JsonMapper json,
      ExchangeProperties exchange,
      LianbanProperties lianban) {
    return new CertificateDocuments(
        holders,
        new CertificateSigner(certificate.key(), listed),
        departmentKeys,
        secrets,
        json,
        exchange.zone(),
        lianban.issuer());
  }

  @Bean
  DocumentService documentService(
      CertificateService certificates,
      CertificateDrafting drafting,
      CertificateDocuments documents,
      AnnotatedCopies copies,
      CertificateSecrets secrets,
      SigningKeys keys,
      Holders holders,
      CertificateUses uses) {
    return new DocumentService(
        certificates, drafting, documents, copies, secrets, keys, holders, uses);
  }

  @Bean
  VerificationService verificationService(
      CertificateService certificates,
      CertificateDrafting drafting,
      AnnotatedCopies copies,
      CertificateSecrets secrets,
      CertificateUses uses,
      JsonMapper json) {
    return new VerificationService(certificates, drafting, copies, secrets, uses, json);
  }

  @Bean
  CertificatePdf certificatePdf(CertificateProperties certificate) {
    return new CertificatePdf(certificate.fontFile());
  }

  @Bean
  ProofComposer proofComposer(
      QueryService queries, CertificateService certificates, CertificateDrafting drafting) {
    return new ProofComposer(queries, certificates, drafting);
  }
}
