package lianban.exchange.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import lianban.exchange.subscription.InMemoryPositions;
import lianban.exchange.subscription.InMemorySubscriptions;
import lianban.exchange.subscription.Position;
import lianban.exchange.subscription.PositionStore;
import lianban.exchange.subscription.Subscription;
import lianban.exchange.subscription.Subscription.Channel;
import lianban.exchange.subscription.Subscription.SealedSecret;
import lianban.exchange.subscription.Subscription.State;
import lianban.exchange.subscription.Subscription.Webhook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several instances of the exchange and the subscriptions that they share. */
class WebhookSharingTest {

  private static final int SUBSCRIPTIONS = 5;
  private static final Duration LONG = Duration.ofSeconds(30);

  private final TestInstance.TurnedClock clock = new TestInstance.TurnedClock();
  private final InMemorySubscriptions subscriptions = new InMemorySubscriptions();
  private final InMemoryPositions positions = new InMemoryPositions();
  private final InMemoryInstances instances = new InMemoryInstances();
  private final InMemoryTopic topic = new InMemoryTopic();
  private final List<TestInstance> all = new ArrayList<>();
  private final Reachable storeOfA = new Reachable(positions, instances);
  private final TestInstance a = instance("a:1", storeOfA, storeOfA);
  private final TestInstance b = instance("b:1", positions, instances);
  private int published;

  private TestInstance instance(String process, PositionStore store, Instances known) {
    var instance = new TestInstance(process, subscriptions, store, known, topic, clock);
    all.add(instance);
    return instance;
  }

  @AfterEach
  void end() throws InterruptedException {
    storeOfA.isCutOff = false;
    storeOfA.open.countDown();
    for (TestInstance instance : all) {
      instance.dispatcher.destroy();
    }
  }

  @Test
  void anInstanceThatComesGetsItsShareAndNothingIsSentTwice() {
    subscribe();
    a.dispatcher.round();
    assertThat(workedBy("a:1")).hasSize(SUBSCRIPTIONS);
    publish(2);
    awaitSent(2);

    b.dispatcher.round();
    assertThat(workedBy("b:1")).as("nothing is free yet").isEmpty();
    await().atMost(LONG).until(() -> isShared(3, 2));
    publish(2);
    awaitSent(4);

    assertThat(sent()).doesNotHaveDuplicates();
    assertThat(b.sent()).hasSize(2 * 2);
  }

  @Test
  void whatIsSharedStaysWhereItIs() {
    subscribe();
    a.dispatcher.round();
    b.dispatcher.round();
    await().atMost(LONG).until(() -> isShared(3, 2));
    Set<String> before = Set.copyOf(workedBy("b:1"));

    for (int i = 0; i < 20; i++) {
      a.dispatcher.round();
      b.dispatcher.round();
    }

    assertThat(workedBy("b:1")).containsExactlyInAnyOrderElementsOf(before);
  }

  @Test
  void whoGoesLeavesEverythingAtOnce() throws InterruptedException {
    subscribe();
    a.dispatcher.round();
    publish(1);
    awaitSent(1);

    a.dispatcher.destroy();
    b.dispatcher.round();

    assertThat(workedBy("b:1")).hasSize(SUBSCRIPTIONS);
    publish(1);
    awaitSent(2);
    assertThat(sent()).doesNotHaveDuplicates();
  }

  /** It may still reach receivers, and has to keep from it by itself. */
  @Test
  void whoLosesTheStoreSendsNothingMoreAndOthersTakeOverWhenItsLeasesEnd() {
    subscribe();
    a.dispatcher.round();
    publish(1);
    awaitSent(1);
    storeOfA.isCutOff = true;

    b.dispatcher.round();
    assertThat(workedBy("b:1")).as("the leases of a still hold").isEmpty();
    clock.turnOn(TestInstance.LEASE.minus(TestInstance.TIMEOUT));
    publish(1);
    b.dispatcher.round();
    assertThat(workedBy("b:1")).as("a may still be sending").isEmpty();
    clock.turnOn(TestInstance.TIMEOUT.plusMillis(1));
    b.dispatcher.round();

    assertThat(workedBy("b:1")).hasSize(SUBSCRIPTIONS);
    await().atMost(LONG).until(() -> b.sent().stream().filter(s -> s.endsWith("e-1")).count() == 5);
    assertThat(a.sent()).noneMatch(s -> s.endsWith("e-1"));
  }

  @Test
  void aStoreThatIsSlowHoldsUpNoDelivery() {
    subscribe();
    a.dispatcher.round();
    publish(1);
    awaitSent(1);
    storeOfA.isSlow = true;
    publish(1);
    await().atMost(LONG).until(() -> storeOfA.waiting == SUBSCRIPTIONS);

    publish(20);

    awaitSent(22);
    assertThat(storeOfA.waiting).isEqualTo(SUBSCRIPTIONS);
  }

  @Test
  void aSubscriptionThatEndsOrPausesIsLeft() {
    subscribe();
    a.dispatcher.round();
    subscriptions.delete("s-0");
    Subscription paused = Objects.requireNonNull(subscriptions.find("s-1"));
    assertThat(subscriptions.replace(paused.in(State.PAUSED, null))).isTrue();

    a.dispatcher.round();

    await().atMost(LONG).until(() -> workedBy("a:1").equals(List.of("s-2", "s-3", "s-4")));
  }

  private boolean isShared(int ofA, int ofB) {
    a.dispatcher.round();
    b.dispatcher.round();
    return workedBy("a:1").size() == ofA && workedBy("b:1").size() == ofB;
  }

  private List<String> workedBy(String process) {
    List<String> worked = new ArrayList<>();
    for (int i = 0; i < SUBSCRIPTIONS; i++) {
      Position position = positions.find("s-" + i);
      Position.Lease lease = position == null ? null : position.lease();
      if (lease != null && InstanceId.process(lease.owner()).equals(process)) {
        worked.add("s-" + i);
      }
    }
    return worked;
  }

  private List<String> sent() {
    List<String> sent = new ArrayList<>(a.sent());
    sent.addAll(b.sent());
    return sent;
  }

  private void awaitSent(int events) {
    await()
        .atMost(LONG)
        .until(() -> sent().stream().distinct().count() == (long) events * SUBSCRIPTIONS);
  }

  private void publish(int events) {
    for (int i = 0; i < events; i++) {
      topic.add(
          CloudEventBuilder.v1()
              .withId("e-" + published++)
              .withSource(URI.create("/housing"))
              .withType("type")
              .withSubject("k-" + published % 3)
              .withData("application/json", "{}".getBytes(StandardCharsets.UTF_8))
              .build());
    }
  }

  private void subscribe() {
    for (int i = 0; i < SUBSCRIPTIONS; i++) {
      String id = "s-" + i;
      Instant now = clock.instant();
      String secret = TestInstance.VAULT.seal(id, TestInstance.VAULT.make());
      var webhook =
          new Webhook(
              "https://example.org/" + id, now, List.of(new SealedSecret(secret, "k", now, null)));
      subscriptions.insert(
          new Subscription(
              id,
              "tax",
              "tax",
              "type",
              "[]",
              Channel.WEBHOOK,
              webhook,
              State.ACTIVE,
              null,
              null,
              now,
              "digest",
              1));
      positions.insert(Position.beginning(id, Map.of(0, 0L)));
    }
  }

  /** The store as one instance reaches it: at once, slowly or not at all. */
  private static final class Reachable implements PositionStore, Instances {
    private final PositionStore positions;
    private final Instances instances;
    private final CountDownLatch open = new CountDownLatch(1);
    private volatile boolean isCutOff;
    private volatile boolean isSlow;
    private volatile int waiting;

    private Reachable(PositionStore positions, Instances instances) {
      this.positions = positions;
      this.instances = instances;
    }

    private void reach() {
      if (isCutOff) {
        throw new IllegalStateException("the store does not answer");
      }
      if (isSlow) {
        synchronized (this) {
          waiting++;
        }
        awaitOpen();
      }
    }

    private void awaitOpen() {
      try {
        open.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public @Nullable Position find(String subscription) {
      reach();
      return positions.find(subscription);
    }

    @Override
    public boolean insert(Position position) {
      return positions.insert(position);
    }

    @Override
    public boolean replace(Position position) {
      reach();
      return positions.replace(position);
    }

    @Override
    public void delete(String subscription) {
      positions.delete(subscription);
    }

    @Override
    public void keep(String process, Instant until) {
      reach();
      instances.keep(process, until);
    }

    @Override
    public void remove(String process) {
      reach();
      instances.remove(process);
    }

    @Override
    public Set<String> living(Instant now) {
      reach();
      return instances.living(now);
    }
  }
}
