package lianban.exchange.webhook;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import lianban.exchange.ServiceJson;
import lianban.exchange.catalog.EventType;
import lianban.exchange.catalog.Grant;
import lianban.exchange.catalog.OneGrant;
import lianban.exchange.catalog.OneType;
import lianban.exchange.deadletter.Attempt;
import lianban.exchange.delivery.DisclosureService;
import lianban.exchange.delivery.TopicReader;
import lianban.exchange.subscription.NoCheckpoints;
import lianban.exchange.subscription.PositionStore;
import lianban.exchange.subscription.SecretVault;
import lianban.exchange.subscription.Subscriptions;
import org.springframework.util.unit.DataSize;

/** What works on webhooks in one instance of the exchange, with its receivers in memory. */
final class TestInstance {

  static final SecretVault VAULT = new SecretVault(new byte[32]);
  static final Duration LEASE = Duration.ofSeconds(30);
  static final Duration TIMEOUT = Duration.ofSeconds(2);

  private static final WebhookProperties SETTINGS =
      new WebhookProperties(
          List.of(),
          TIMEOUT,
          TIMEOUT,
          8,
          3,
          Duration.ofMillis(10),
          Duration.ofMillis(10),
          Duration.ofDays(3),
          1_000,
          DataSize.ofMegabytes(4),
          100_000,
          Duration.ofMillis(50),
          LEASE,
          Duration.ofMillis(20),
          new WebhookProperties.Breaker(20, Duration.ofMillis(50), Duration.ofMillis(50)));

  final WebhookDispatcher dispatcher;
  private final List<String> sent = new CopyOnWriteArrayList<>();

  TestInstance(
      String process,
      Subscriptions subscriptions,
      PositionStore positions,
      Instances instances,
      TopicReader topic,
      InstantSource clock) {
    var grant = new Grant("g", "tax", "type", Grant.Rows.ALL, null, 1);
    var type = new EventType("type", 1, "{}", List.of(), null);
    var sender =
        new WebhookSender(
            new OneGrant(new AtomicReference<>(grant)),
            new DisclosureService(ServiceJson.MAPPER, new OneType(type), new byte[32]),
            new WebhookMessages(VAULT, clock),
            this::take,
            clock);
    var context =
        new WebhookContext(
            SETTINGS,
            subscriptions,
            positions,
            new NoCheckpoints(),
            letter -> {},
            new Records(),
            topic,
            sender,
            new Challenge(sender, ServiceJson.MAPPER, clock),
            new WebhookMetrics(new SimpleMeterRegistry()),
            new Random(1),
            clock);
    dispatcher = new WebhookDispatcher(context, instances, new InstanceId(process, "1"));
  }

  private Answer take(URI url, Map<String, String> headers, byte[] body) {
    sent.add(url.getPath() + " " + headers.get("webhook-id"));
    return new Answer.Answered(204, "", null);
  }

  /** What was sent from here, as the receiver's path and the event's id. */
  List<String> sent() {
    return List.copyOf(sent);
  }

  /** In memory. */
  private static final class Records implements DeliveryRecords {
    private final Map<String, List<Attempt>> all = new ConcurrentHashMap<>();

    @Override
    public void keep(String id, List<Attempt> attempts) {
      all.put(id, List.copyOf(attempts));
    }

    @Override
    public Map<String, List<Attempt>> find(Collection<String> ids) {
      Map<String, List<Attempt>> found = new ConcurrentHashMap<>(all);
      found.keySet().retainAll(ids);
      return found;
    }
  }

  /** A time that goes on by itself and can be turned on. */
  static final class TurnedClock implements InstantSource {
    private volatile Duration ahead = Duration.ZERO;

    void turnOn(Duration by) {
      ahead = ahead.plus(by);
    }

    @Override
    public Instant instant() {
      return InstantSource.system().instant().plus(ahead);
    }
  }
}
