package lianban.exchange.subscription;

import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Subscriptions for tests. */
public final class InMemorySubscriptions implements Subscriptions {

  private final ConcurrentSkipListMap<String, Subscription> all = new ConcurrentSkipListMap<>();

  @Override
  public @Nullable Subscription find(String id) {
    return all.get(id);
  }

  @Override
  public boolean insert(Subscription subscription) {
    return all.putIfAbsent(subscription.id(), subscription) == null;
  }

  @Override
  public synchronized boolean replace(Subscription subscription) {
    Subscription before = all.get(subscription.id());
    if (before == null || before.version() != subscription.version() - 1) {
      return false;
    }
    all.put(subscription.id(), subscription);
    return true;
  }

  @Override
  public void delete(String id) {
    all.remove(id);
  }

  @Override
  public List<Subscription> ofClient(String client) {
    return those(s -> s.client().equals(client));
  }

  @Override
  public List<Subscription> ofChannel(Subscription.Channel channel) {
    return those(s -> s.channel() == channel);
  }

  @Override
  public List<Subscription> ofType(String type) {
    return those(s -> s.type().equals(type));
  }

  private List<Subscription> those(Predicate<Subscription> wanted) {
    return all.values().stream().filter(wanted).toList();
  }
}
