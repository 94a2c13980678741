package lianban.exchange.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import lianban.exchange.ServiceJson;
import lianban.exchange.catalog.EventType;
import lianban.exchange.catalog.Grant;
import lianban.exchange.catalog.OneGrant;
import lianban.exchange.catalog.OneType;
import lianban.exchange.delivery.DisclosureService;
import lianban.exchange.delivery.EventFilter;
import lianban.exchange.subscription.SecretVault;
import lianban.exchange.subscription.Subscription;
import lianban.exchange.subscription.Subscription.Channel;
import lianban.exchange.subscription.Subscription.SealedSecret;
import lianban.exchange.subscription.Subscription.State;
import lianban.exchange.subscription.Subscription.Webhook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The last door: what is not granted at this very moment is not sent, whenever it was read. */
class WebhookSenderTest {

  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
  private static final CloudEvent EVENT =
      CloudEventBuilder.v1()
          .withId("e-1")
          .withSource(URI.create("/housing"))
          .withType("type")
          .withSubject("k")
          .withData("application/json", "{\"filedBy\":\"window\"}".getBytes(StandardCharsets.UTF_8))
          .build();

  private final SecretVault vault = new SecretVault(new byte[32]);
  private final AtomicReference<@Nullable Grant> grant = new AtomicReference<>(of(Grant.Rows.ALL));
  private final List<String> sent = new ArrayList<>();
  private final WebhookSender sender =
      new WebhookSender(
          new OneGrant(grant),
          new DisclosureService(
              ServiceJson.MAPPER,
              new OneType(new EventType("t", 1, "{}", List.of(), null)),
              new byte[32]),
          new WebhookMessages(vault, () -> NOW),
          (url, headers, body) -> {
            sent.add(new String(body, StandardCharsets.UTF_8));
            return new Answer.Answered(204, "", null);
          },
          () -> NOW);

  @Test
  void sendsWhatIsGrantedAtThatMoment() {
    assertThat(send(EventFilter.EVERYTHING)).isInstanceOf(WebhookSender.Sent.class);

    grant.set(null);

    assertThat(send(EventFilter.EVERYTHING)).isEqualTo(new WebhookSender.NotGranted());
    assertThat(sent).hasSize(1);
  }

  @Test
  void withholdsRowsThatAreNotTheReceivers() {
    grant.set(of(Grant.Rows.OWN));

    assertThat(send(EventFilter.EVERYTHING)).isEqualTo(new WebhookSender.Withheld());
    assertThat(sent).isEmpty();
  }

  @Test
  void withholdsWhatTheFiltersLeaveOut() {
    var none = new EventFilter.Not(EventFilter.EVERYTHING);

    assertThat(send(none)).isEqualTo(new WebhookSender.Withheld());
    assertThat(sent).isEmpty();
  }

  private WebhookSender.Outcome send(EventFilter filter) {
    var secret = new SealedSecret(vault.seal("s-1", vault.make()), "key", NOW, null);
    var webhook = new Webhook("https://example.org/", NOW, List.of(secret));
    var subscription =
        new Subscription(
            "s-1",
            "tax",
            "tax",
            "type",
            "[]",
            Channel.WEBHOOK,
            webhook,
            State.ACTIVE,
            null,
            null,
            NOW,
            "digest",
            1);
    return sender.send(subscription, webhook, filter, EVENT);
  }

  private static Grant of(Grant.Rows rows) {
    return new Grant("g-1", "tax", "type", rows, null, 1);
  }
}
