package lianban.exchange.proof;

import com.mongodb.client.MongoDatabase;
import io.cloudevents.CloudEvent;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import lianban.exchange.catalog.EventType;
import lianban.exchange.catalog.EventTypes;
import lianban.exchange.catalog.Grants;
import lianban.exchange.delivery.DisclosureService;
import lianban.exchange.proof.kafka.KafkaEventLog;
import lianban.exchange.proof.key.EventSignatures;
import lianban.exchange.proof.key.SigningKeyService;
import lianban.exchange.proof.key.SigningKeys;
import lianban.exchange.proof.key.mongo.MongoSigningKeys;
import lianban.exchange.proof.mongo.MongoFindings;
import lianban.exchange.proof.mongo.MongoSealIndex;
import lianban.exchange.proof.mongo.MongoSealKeys;
import lianban.exchange.proof.mongo.MongoSeals;
import lianban.exchange.publication.PublishedEvents;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;

/** Sealing, proofs, the check of the chain, and the keys of departments. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProofProperties.class)
class ProofConfiguration {

  @Bean
  Seals seals(MongoDatabase database) {
    return new MongoSeals(database.getCollection("seals"), database.getCollection("seal_leaves"));
  }

  @Bean
  SealIndex sealIndex(MongoDatabase database) {
    return new MongoSealIndex(
        database.getCollection("seal_places"), database.getCollection("seal_progress"));
  }

  @Bean
  SealKeys sealKeys(MongoDatabase database) {
    return new MongoSealKeys(database.getCollection("seal_keys"));
  }

  @Bean
  Findings findings(MongoDatabase database) {
    return new MongoFindings(database.getCollection("proof_findings"));
  }

  @Bean
  SigningKeys signingKeys(MongoDatabase database) {
    return new MongoSigningKeys(database.getCollection("signing_keys"));
  }

  @Bean
  SigningKeyService signingKeyService(SigningKeys keys, InstantSource clock) {
    return new SigningKeyService(keys, clock);
  }

  @Bean
  EventSignatures eventSignatures(SigningKeys keys, InstantSource clock) {
    return new EventSignatures(keys, clock);
  }

  /** Sealing, the check and the proofs that are asked for do not wait for each other's consumer. */
  @Bean
  KafkaEventLog sealedTopics(ConsumerFactory<String, CloudEvent> consumers) {
    return new KafkaEventLog(consumers);
  }

  @Bean
  KafkaEventLog checkedTopics(ConsumerFactory<String, CloudEvent> consumers) {
    return new KafkaEventLog(consumers);
  }

  @Bean
  KafkaEventLog provenTopics(ConsumerFactory<String, CloudEvent> consumers) {
    return new KafkaEventLog(consumers);
  }

  @Bean
  Sealer sealer(
      EventTypes types,
      KafkaEventLog sealedTopics,
      Seals seals,
      SealIndex index,
      Findings findings,
      ProofProperties proof,
      InstantSource clock) {
    return new Sealer(
        () -> types.all().stream().map(EventType::type).toList(),
        sealedTopics,
        seals,
        index,
        findings,
        proof.signingKey(),
        proof.most(),
        proof.takeOver(),
        clock);
  }

  /** The public key is kept before the first seal is signed with it. */
  @Bean
  Rounds sealRounds(Sealer sealer, SealKeys keys, ProofProperties proof) {
    var key = proof.signingKey().verificationKey();
    return new Rounds(
        "sealing",
        proof.interval(),
        new Rounds.Round() {
          private boolean isKept;

          @Override
          public Duration run() {
            if (!isKept) {
              keys.keep(key);
              isKept = true;
            }
            return sealer.seal() ? Duration.ZERO : proof.interval();
          }
        });
  }

  @Bean
  ChainCheck chainCheck(
      KafkaEventLog checkedTopics,
      Seals seals,
      SealIndex index,
      SealKeys keys,
      Findings findings,
      InstantSource clock) {
    return new ChainCheck(checkedTopics, seals, index, keys, findings, clock);
  }

  @Bean
  Rounds checkRounds(ChainCheck check, ProofProperties proof) {
    return new Rounds(
        "check of seals",
        proof.checkPause().multipliedBy(10),
        () -> {
          long begun = System.nanoTime();
          boolean isEnd = check.step();
          Duration pause = isEnd ? proof.checkPause().multipliedBy(10) : proof.checkPause();
          Duration rest = restAfter(System.nanoTime() - begun, proof.checkPercent());
          return rest.compareTo(pause) > 0 ? rest : pause;
        });
  }

  /** A check that is always busy must not take the processor from what it checks. */
  private static Duration restAfter(long worked, int percent) {
    return Duration.ofNanos(worked * (100 - percent) / percent);
  }

  @Bean
  ProofService proofService(
      EventTypes types,
      Grants grants,
      DisclosureService disclosure,
      KafkaEventLog provenTopics,
      PublishedEvents published,
      Seals seals,
      SealIndex index,
      SealKeys keys,
      SigningKeys signingKeys) {
    return new ProofService(
        types, grants, disclosure, provenTopics, published, seals, index, keys, signingKeys);
  }

  @Bean
  MeterBinder proofMeters(Sealer sealer, Findings findings, InstantSource clock) {
    return registry -> {
      Gauge.builder("exchange.seal.backlog.events", sealer, s -> s.status().backlog())
          .description("Events that are on their topics and not sealed")
          .register(registry);
      Gauge.builder(
              "exchange.seal.backlog.seconds", sealer, s -> seconds(s.status().caughtUpAt(), clock))
          .description("How long ago nothing was left to seal")
          .register(registry);
      Gauge.builder(
              "exchange.seal.age.seconds", sealer, s -> seconds(s.status().lastSealAt(), clock))
          .description("Age of the last seal")
          .register(registry);
      Gauge.builder("exchange.seal.partitions.lost", sealer, s -> s.lost().size())
          .description("Parts of topics that are gone or end before what was sealed of them")
          .register(registry);
      Gauge.builder("exchange.proof.findings", findings, f -> f.all(1_000).size())
          .description("What the check found altered, a thousand at most")
          .register(registry);
    };
  }

  private static double seconds(@Nullable Instant since, InstantSource clock) {
    return since == null ? 0 : Duration.between(since, clock.instant()).toMillis() / 1_000.0;
  }

  private static List<String> names(Set<Partition> parts) {
    return parts.stream().sorted().map(part -> part.type() + "/" + part.number()).toList();
  }

  /** Says how sealing stands; the exchange takes in events also when it does not. */
  @Bean
  HealthIndicator sealing(Sealer sealer, InstantSource clock) {
    return () -> {
      Sealer.Status status = sealer.status();
      return Health.up()
          .withDetail("backlogEvents", status.backlog())
          .withDetail("backlogSeconds", (long) seconds(status.caughtUpAt(), clock))
          .withDetail("lastSealAgeSeconds", (long) seconds(status.lastSealAt(), clock))
          .withDetail("lostPartitions", names(sealer.lost()))
          .withDetail("unreadPartitions", names(sealer.unread()))
          .build();
    };
  }
}
