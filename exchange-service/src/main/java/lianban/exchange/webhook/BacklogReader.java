package lianban.exchange.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import lianban.exchange.catalog.Grant;
import lianban.exchange.deadletter.Attempt;
import lianban.exchange.deadletter.DeadLetter;
import lianban.exchange.delivery.Cursor;
import lianban.exchange.delivery.TopicEvent;
import lianban.exchange.delivery.TopicReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what a subscription is to get, as far ahead as its backlog has room. */
final class BacklogReader {

  private static final Logger log = LoggerFactory.getLogger(BacklogReader.class);

  /**
   * A reader that waits is a parked thread at the shared tail. Handing over does not wait for it;
   * it sees after that time that it is stopped, or that nothing is granted any more.
   */
  private static final Duration READ_WAIT = Duration.ofSeconds(2);

  /** How long it waits where nobody wakes it, as for a grant. */
  private static final Duration PAUSE = Duration.ofMillis(200);

  private static final int PAGE = 200;

  private final WebhookContext context;
  private final Backlog backlog;
  private final ReceiverHealth health;
  private final Supplier<Served> served;
  private final BooleanSupplier isOver;
  private final Runnable onTaken;

  /**
   * @param onTaken is run when something was read
   */
  BacklogReader(
      WebhookContext context,
      Backlog backlog,
      ReceiverHealth health,
      Supplier<Served> served,
      BooleanSupplier isOver,
      Runnable onTaken) {
    this.context = context;
    this.backlog = backlog;
    this.health = health;
    this.served = served;
    this.isOver = isOver;
    this.onTaken = onTaken;
  }

  /** Reads until it is over. Who wakes its thread has it look again at once. */
  void run() {
    while (!isOver.getAsBoolean()) {
      try {
        if (!served.get().isProven() || backlog.isFull() || !readOn()) {
          LockSupport.parkNanos(PAUSE.toNanos());
        }
      } catch (TopicReader.NoReaderException e) {
        LockSupport.parkNanos(PAUSE.toNanos());
      } catch (RuntimeException e) {
        if (!isOver.getAsBoolean()) {
          log.warn("cannot read for {}: {}", served.get().id(), e.toString());
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  /** Whether reading may go on at once: not if nothing is granted. */
  private boolean readOn() {
    Served before = served.get();
    if (grant(before) == null) {
      return false;
    }
    var cursor = new Cursor(before.subscription().type(), backlog.cursor());
    TopicReader.Page page = context.topics().read(cursor, event -> event, PAGE, READ_WAIT);
    // As it is now: by what held before the wait, something could be passed over for good.
    Served now = served.get();
    Grant grant = grant(now);
    if (isOver.getAsBoolean() || grant == null) {
      return false;
    }
    if (!page.next().equals(cursor)) {
      take(now, grant, page);
    }
    return true;
  }

  private @Nullable Grant grant(Served now) {
    Grant grant = context.sender().grant(now.subscription());
    health.granted(grant != null);
    return grant;
  }

  private void take(Served now, Grant grant, TopicReader.Page page) {
    List<TopicEvent> wanted =
        page.events().stream()
            .filter(
                event ->
                    context.sender().seen(grant, now.subscription(), now.filter(), event.event())
                        != null)
            .toList();
    Map<String, List<Attempt>> tried = tried(now.id(), wanted);
    List<Pending> pending = wanted.stream().map(event -> pending(event, now.id(), tried)).toList();
    backlog.take(pending, page.next().offsets());
    onTaken.run();
  }

  /** What an instance before this one tried already; what is new is not looked for. */
  private Map<String, List<Attempt>> tried(String subscription, List<TopicEvent> events) {
    List<String> ids =
        backlog.mayHaveBeenTried(events).stream().map(event -> id(subscription, event)).toList();
    return ids.isEmpty() ? Map.of() : context.records().find(ids);
  }

  private static Pending pending(
      TopicEvent event, String subscription, Map<String, List<Attempt>> tried) {
    return Pending.of(
        event,
        tried.isEmpty() ? List.of() : tried.getOrDefault(id(subscription, event), List.of()));
  }

  private static String id(String subscription, TopicEvent event) {
    return DeadLetter.id(subscription, event.partition(), event.offset());
  }
}
