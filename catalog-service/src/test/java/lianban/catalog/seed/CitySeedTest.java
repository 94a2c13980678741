package lianban.catalog.seed;

import static lianban.catalog.Samples.CITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import lianban.catalog.Samples;
import lianban.catalog.calendar.WorkingDays;
import lianban.catalog.certificatetype.CertificateTypeRules;
import lianban.catalog.dataset.DataSetRules;
import lianban.catalog.dataset.DataSetSuccession;
import lianban.catalog.definition.Definition;
import lianban.catalog.definition.InMemoryDefinitions;
import lianban.catalog.definition.Kind;
import lianban.catalog.definition.Publishing;
import lianban.catalog.eventtype.EventTypeRules;
import lianban.catalog.matter.MatterRules;
import lianban.catalog.sharing.InMemoryShareRequests;
import lianban.catalog.sharing.Party;
import lianban.catalog.sharing.ShareCommand;
import lianban.catalog.sharing.ShareRequest;
import lianban.catalog.sharing.ShareRequest.State;
import lianban.catalog.sharing.ShareRequestPolicy;
import lianban.catalog.sharing.SharedResources;
import lianban.catalog.sharing.SharingClocks;
import lianban.catalog.sharing.SharingService;
import lianban.catalog.sharing.StandingGrants;
import lianban.kernel.problem.ProblemType;
import lianban.service.problem.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class CitySeedTest {

  private final InMemoryDefinitions definitions = new InMemoryDefinitions();
  private final AtomicBoolean identityUp = new AtomicBoolean(true);
  private final Publishing publishing =
      new Publishing(
          definitions,
          () -> {
            if (!identityUp.get()) {
              throw new ProblemException(ProblemType.HOP_UNAVAILABLE, "identity-service is down");
            }
            return Samples.DEPARTMENTS;
          },
          List.of(
              new MatterRules(),
              new EventTypeRules(),
              new CertificateTypeRules(),
              new DataSetRules()),
          List.of(new DataSetSuccession(definitions, _ -> List.of())),
          InstantSource.system());
  private final InMemoryShareRequests requests = new InMemoryShareRequests();
  private final StandingGrants grants =
      new StandingGrants(requests, new SharedResources(definitions), InstantSource.system());
  private final List<CitySeed> seeds = new ArrayList<>();

  @AfterEach
  void stop() {
    seeds.forEach(CitySeed::stop);
  }

  private CitySeed start() {
    var seed = new CitySeed(CITY, definitions, publishing, grants, Duration.ofMillis(10));
    seeds.add(seed);
    seed.start();
    return seed;
  }

  private static void awaitReady(CitySeed seed) {
    await().untilAsserted(() -> assertThat(seed.health().getStatus()).isEqualTo(Status.UP));
  }

  private List<Definition> all() {
    List<Definition> all = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      all.addAll(definitions.allCurrent(kind));
    }
    return all;
  }

  @Test
  void isNotReadyBeforeItBegan() {
    var seed = new CitySeed(CITY, definitions, publishing, grants, Duration.ofMillis(10));
    assertThat(seed.health().getStatus()).isEqualTo(Status.DOWN);
  }

  @Test
  void waitsForTheDepartments() {
    identityUp.set(false);
    var seed = start();
    await()
        .untilAsserted(
            () ->
                assertThat(seed.health().getDetails())
                    .containsEntry("seed", "identity-service is down"));
    assertThat(all()).isEmpty();
    identityUp.set(true);
    awaitReady(seed);
    assertThat(all()).hasSameSizeAs(CITY.definitions());
  }

  @Test
  void publishesOnceHoweverManyStartAtOnce() {
    for (int i = 0; i < 6; i++) {
      start();
    }
    seeds.forEach(CitySeedTest::awaitReady);
    assertThat(all()).hasSameSizeAs(CITY.definitions()).allMatch(d -> d.version() == 1);
    assertThat(granted()).hasSameSizeAs(CITY.grants()).allMatch(g -> g.version() == 1);
  }

  private List<ShareRequest> granted() {
    return requests.in(Set.of(State.GRANTED));
  }

  @Test
  void doesNotGrantAgainWhatWasRevoked() {
    awaitReady(start());
    var grant = granted().getFirst();
    var owner = new Party("owner", "1", Set.of(grant.owner()), false);
    var policy =
        new ShareRequestPolicy(
            new WorkingDays(ZoneOffset.UTC, List.of()),
            new SharingClocks(1, 10, 10, Duration.ofDays(30)));
    new SharingService(requests, new SharedResources(definitions), policy, InstantSource.system())
        .command(grant.id(), owner, new ShareCommand.Revoke("over"), "k");
    awaitReady(start());
    assertThat(granted()).hasSize(CITY.grants().size() - 1);
  }

  @Test
  void leavesAloneWhatTheCityChanged() {
    awaitReady(start());
    publishing.publish(
        Kind.CERTIFICATE_TYPE, Samples.certificateType().put("validYears", 70), "admin/1");
    awaitReady(start());
    assertThat(definitions.current(Kind.CERTIFICATE_TYPE, "real-estate-right"))
        .satisfies(d -> assertThat(d.version()).isEqualTo(2));
  }
}
