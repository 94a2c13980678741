package lianban.exchange.subscription;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All subscriptions. */
public interface Subscriptions {

  @Nullable Subscription find(String id);

  /** Whether it is stored now: not if there is one of that id. */
  boolean insert(Subscription subscription);

  /** Whether it is stored now: only over the version before its own. */
  boolean replace(Subscription subscription);

  void delete(String id);

  /** A client's own, by id. */
  List<Subscription> ofClient(String client);

  /** Those of a channel, by id. */
  List<Subscription> ofChannel(Subscription.Channel channel);

  /** Those of an event type, by id. */
  List<Subscription> ofType(String type);
}
