package lianban.exchange.material;

import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Function;
import lianban.exchange.ExchangeProperties;
import lianban.exchange.approval.ApprovalCases;
import lianban.exchange.approval.Matters;
import lianban.exchange.catalog.EventTypes;
import lianban.exchange.certificate.Certificates;
import lianban.exchange.material.clamav.ClamAvScan;
import lianban.exchange.material.mongo.MongoMaterialContents;
import lianban.exchange.material.mongo.MongoMaterialStore;
import lianban.exchange.material.mongo.MongoUploads;
import lianban.exchange.mongo.JsonDocuments;
import lianban.exchange.query.DataReads;
import lianban.exchange.query.HeldCertificate;
import lianban.exchange.query.HolderLog;
import lianban.kernel.code.HolderRef;
import lianban.kernel.event.Party;
import lianban.service.kafka.EventJson;
import lianban.service.kafka.EventPublisher;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Uploads, contents, materials of cases, and prefilled forms. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MaterialProperties.class)
class MaterialConfiguration {

  @Bean
  Uploads uploads(MongoDatabase database, JsonDocuments documents) {
    return new MongoUploads(database.getCollection("material_uploads"), documents);
  }

  @Bean
  MaterialContents materialContents(MongoDatabase database, JsonDocuments documents) {
    return new MongoMaterialContents(database.getCollection("material_contents"), documents);
  }

  @Bean
  MaterialStore materialStore(MongoDatabase database) {
    return new MongoMaterialStore(database.getCollection("material_parts"));
  }

  @Bean
  VirusScan virusScan(MaterialProperties material) {
    MaterialProperties.Scanner scanner = material.scanner();
    if (scanner.isSetUp()) {
      return new ClamAvScan(scanner.host(), scanner.port(), scanner.timeout());
    }
    if (scanner.required()) {
      throw new IllegalStateException(
          "exchange.material.scanner.required needs the host of a scanner");
    }
    return VirusScan.NONE;
  }

  @Bean
  Screening screening(
      VirusScan scanner,
      MaterialProperties material,
      MaterialStore store,
      MaterialContents contents,
      InstantSource clock) {
    return new Screening(scanner, material.scanner().required(), store, contents, clock);
  }

  @Bean
  UploadCompletion uploadCompletion(
      Uploads uploads,
      MaterialContents contents,
      MaterialStore store,
      Screening screening,
      Matters matters,
      MaterialProperties material,
      InstantSource clock) {
    return new UploadCompletion(
        uploads, contents, store, screening, matters, material.keep(), clock);
  }

  @Bean
  UploadService uploadService(
      Uploads uploads,
      MaterialStore store,
      UploadCompletion completion,
      Matters matters,
      MaterialProperties material,
      InstantSource clock) {
    return new UploadService(
        uploads, store, completion, matters, material.uploadExpiry(), material.grace(), clock);
  }

  @Bean
  MaterialSweeper materialSweeper(
      Uploads uploads,
      MaterialContents contents,
      MaterialStore store,
      ApprovalCases cases,
      MaterialProperties material,
      InstantSource clock) {
    return new MaterialSweeper(uploads, contents, store, cases, material.grace(), clock);
  }

  @Bean
  SharedCertificates sharedCertificates(
      HolderLog<HeldCertificate> held, Certificates certificates) {
    return new SharedCertificates(held, certificates);
  }

  @Bean
  DataReads dataReads(EventTypes types, EventPublisher events, EventJson json) {
    return new DataReads(types, events, json, "/exchange/materials");
  }

  @Bean
  FiledMaterials filedMaterials(
      ApprovalCases cases,
      Uploads uploads,
      UploadCompletion completion,
      MaterialContents contents,
      Screening screening,
      SharedCertificates shared,
      DataReads reads,
      ExchangeProperties exchange,
      InstantSource clock) {
    return new FiledMaterials(
        cases,
        uploads,
        completion,
        new ContentClaims(contents, screening, clock),
        shared,
        reads,
        pseudonyms(exchange),
        clock);
  }

  private static Function<Party, String> pseudonyms(ExchangeProperties exchange) {
    byte[] key = Base64.getDecoder().decode(exchange.holderKey());
    return party -> HolderRef.of(key, party.idType(), party.idNumber());
  }

  @Bean
  MaterialReading materialReading(
      MaterialContents contents,
      MaterialStore store,
      Screening screening,
      Certificates certificates,
      DataReads reads,
      InstantSource clock) {
    return new MaterialReading(
        contents, store, screening, certificates, reads, clock, () -> UUID.randomUUID().toString());
  }

  @Bean
  PrefillService prefillService(
      Matters matters,
      SharedCertificates shared,
      DataReads reads,
      JsonMapper json,
      ExchangeProperties exchange,
      InstantSource clock) {
    return new PrefillService(
        matters,
        shared,
        reads,
        pseudonyms(exchange),
        json,
        clock,
        () -> UUID.randomUUID().toString());
  }
}
