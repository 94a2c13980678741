package lianban.exchange.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import lianban.exchange.subscription.Subscription.Channel;
import lianban.exchange.subscription.Subscription.SealedSecret;
import lianban.exchange.subscription.Subscription.State;
import lianban.exchange.subscription.Subscription.Webhook;
import lianban.service.test.AtOnce;
import org.junit.jupiter.api.Test;

/** What every store of subscriptions does. */
public abstract class SubscriptionsContract {

  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00.123Z");

  protected abstract Subscriptions subscriptions();

  @Test
  void givesBackEveryField() {
    Subscription full = subscription("s-1", "tax", Channel.WEBHOOK);

    assertThat(subscriptions().insert(full)).isTrue();

    assertThat(subscriptions().find("s-1")).isEqualTo(full);
    assertThat(subscriptions().find("s-2")).isNull();
  }

  @Test
  void keepsTheFirstOfTwo() {
    Subscription first = subscription("s-1", "tax", Channel.PULL);
    subscriptions().insert(first);

    assertThat(subscriptions().insert(subscription("s-1", "bank", Channel.SSE))).isFalse();

    assertThat(subscriptions().find("s-1")).isEqualTo(first);
  }

  @Test
  void replacesTheVersionBeforeAndNoOther() {
    Subscription first = subscription("s-1", "tax", Channel.PULL);
    subscriptions().insert(first);
    Subscription second = first.in(State.PAUSED, "why");

    assertThat(subscriptions().replace(second)).isTrue();
    assertThat(subscriptions().replace(first.in(State.SUSPENDED, "late"))).isFalse();

    assertThat(subscriptions().find("s-1")).isEqualTo(second);
    assertThat(
            subscriptions().replace(subscription("s-9", "tax", Channel.SSE).in(State.PAUSED, null)))
        .isFalse();
  }

  @Test
  void ofManyWhoChangeTheSameVersionOneSucceeds() throws Exception {
    Subscription first = subscription("s-1", "tax", Channel.PULL);
    subscriptions().insert(first);

    List<Boolean> stored =
        AtOnce.all(8, i -> subscriptions().replace(first.in(State.PAUSED, "by " + i)));

    assertThat(stored).containsOnlyOnce(true);
  }

  @Test
  void findsByClientTypeAndChannelAndForgetsWhatIsDeleted() {
    Subscription tax = subscription("s-1", "tax", Channel.WEBHOOK);
    Subscription bank = subscription("s-2", "bank", Channel.WEBHOOK);
    subscriptions().insert(bank);
    subscriptions().insert(tax);

    assertThat(subscriptions().ofClient("tax")).containsExactly(tax);
    assertThat(subscriptions().ofChannel(Channel.WEBHOOK)).containsExactly(tax, bank);
    assertThat(subscriptions().ofChannel(Channel.PULL)).isEmpty();
    assertThat(subscriptions().ofType("type")).containsExactly(tax, bank);

    subscriptions().delete("s-1");
    assertThat(subscriptions().ofClient("tax")).isEmpty();
  }

  private static Subscription subscription(String id, String client, Channel channel) {
    var secret = new SealedSecret("sealed", "key", NOW, NOW.plusSeconds(1));
    return new Subscription(
        id,
        client,
        "department",
        "type",
        "[{\"exact\":{\"subject\":\"张\"}}]",
        channel,
        new Webhook("https://example.org/", NOW, List.of(secret)),
        State.ACTIVE,
        null,
        null,
        NOW,
        "digest",
        1);
  }
}
