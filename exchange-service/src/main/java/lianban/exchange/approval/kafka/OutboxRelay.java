package lianban.exchange.approval.kafka;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import lianban.exchange.approval.ApprovalCase;
import lianban.exchange.approval.ApprovalCase.OutboxMessage;
import lianban.exchange.approval.Outbox;
import lianban.exchange.approval.kafka.RelayMarkers.Marker;
import lianban.service.kafka.EventPublisher;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the messages of each case one change after the other and remembers how far it came. What a
 * killed process left unsent is found by its marker and sent by whoever comes next; a message that
 * is sent again keeps its id.
 */
public final class OutboxRelay implements Outbox {

  private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
  private static final long CONGESTION = 20_000;
  private static final Duration IDLE = Duration.ofSeconds(10);

  /** Longer than any write takes that may still succeed. */
  private static final Duration BROKEN_OFF = Duration.ofSeconds(30);

  private final EventPublisher events;
  private final RelayMarkers markers;
  private final String instance;
  private final InstantSource clock;

  /**
   * Sending may wait for the broker, so it never happens on the producer's own thread, which ends
   * the send before: that thread would wait for itself.
   */
  private final Executor senders = Thread.ofVirtual()::start;

  private final Executor retries =
      CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, Thread.ofVirtual()::start);
  private final ConcurrentMap<String, Lane> lanes = new ConcurrentHashMap<>();
  private final AtomicLong waiting = new AtomicLong();

  /** Spares a case that rested the repetition of its last messages; forgetting is harmless. */
  private final Cache<String, Long> arrivedBefore =
      Caffeine.newBuilder().maximumSize(100_000).build();

  /**
   * @param instance names this run of this process
   */
  public OutboxRelay(
      EventPublisher events, RelayMarkers markers, String instance, InstantSource clock) {
    this.events = events;
    this.markers = markers;
    this.instance = instance;
    this.clock = clock;
  }

  /** What is known of one case while it has messages under way. Guarded by itself. */
  private static final class Lane {
    private final String markerId = UUID.randomUUID().toString();
    private boolean isMarked;
    private boolean isGone;
    private boolean isAwaited;
    private long sent;
    private volatile long arrived;
    private Instant touchedAt;
    private CompletableFuture<?> tail = CompletableFuture.completedFuture(null);

    private Lane(long arrived, Instant now) {
      this.touchedAt = now;
      this.sent = arrived;
      this.arrived = arrived;
    }
  }

  @Override
  public void announce(String caseId) {
    while (true) {
      Lane lane = laneOf(caseId);
      synchronized (lane) {
        if (lane.isGone) {
          continue;
        }
        lane.touchedAt = clock.instant();
        lane.isAwaited = true;
        if (!lane.isMarked) {
          markers.add(new Marker(lane.markerId, caseId, instance));
          lane.isMarked = true;
        }
        return;
      }
    }
  }

  private Lane laneOf(String caseId) {
    Long before = arrivedBefore.getIfPresent(caseId);
    return lanes.computeIfAbsent(
        caseId, id -> new Lane(before == null ? 0 : before, clock.instant()));
  }

  @Override
  public long published(String caseId) {
    Lane lane = lanes.get(caseId);
    Long before = arrivedBefore.getIfPresent(caseId);
    return lane != null ? lane.arrived : before == null ? 0 : before;
  }

  @Override
  public void relay(ApprovalCase stored) {
    Lane lane = lanes.get(stored.caseId());
    if (lane == null) {
      throw new IllegalStateException("case " + stored.caseId() + " was not announced");
    }
    synchronized (lane) {
      List<OutboxMessage> fresh =
          stored.outbox().stream().filter(message -> message.number() > lane.sent).toList();
      lane.touchedAt = clock.instant();
      lane.isAwaited = false;
      if (fresh.isEmpty()) {
        return;
      }
      lane.sent = fresh.getLast().number();
      waiting.addAndGet(fresh.size());
      lane.tail = lane.tail.thenComposeAsync(done -> send(stored, fresh, lane), senders);
    }
  }

  private CompletableFuture<?> send(ApprovalCase stored, List<OutboxMessage> fresh, Lane lane) {
    var sends =
        fresh.stream()
            .map(message -> publish(stored, message))
            .toArray(CompletableFuture<?>[]::new);
    return CompletableFuture.allOf(sends)
        .handle((done, fault) -> fault)
        .thenCompose(fault -> settle(stored, fresh, lane, fault));
  }

  /** A send that cannot even start is a failed send: both are tried again. */
  private CompletableFuture<?> publish(ApprovalCase stored, OutboxMessage message) {
    try {
      return events.publish(CaseEvents.of(stored, message));
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private CompletableFuture<?> settle(
      ApprovalCase stored, List<OutboxMessage> fresh, Lane lane, @Nullable Throwable fault) {
    if (fault == null) {
      lane.arrived = fresh.getLast().number();
      waiting.addAndGet(-fresh.size());
      return CompletableFuture.completedFuture(null);
    }
    log.warn("messages of case {} wait for the broker: {}", stored.caseId(), fault.toString());
    return CompletableFuture.runAsync(() -> {}, retries)
        .thenCompose(done -> send(stored, fresh, lane));
  }

  @Override
  public boolean isCongested() {
    return waiting.get() > CONGESTION;
  }

  /** Lets go of cases whose messages have all arrived and that nobody touched for a while. */
  void settleIdle() {
    Instant before = clock.instant().minus(IDLE);
    List<String> done = new ArrayList<>();
    lanes.forEach(
        (caseId, lane) -> {
          synchronized (lane) {
            if (lane.isAwaited || lane.touchedAt.isAfter(before) || lane.arrived < lane.sent) {
              return;
            }
            lane.isGone = true;
            arrivedBefore.put(caseId, lane.arrived);
            lanes.remove(caseId, lane);
          }
          if (lane.isMarked) {
            done.add(lane.markerId);
          }
        });
    if (!done.isEmpty()) {
      markers.remove(done);
    }
  }

  /**
   * Cases that were announced so long ago that a fault must have broken off their change; whether
   * it was stored, only the store can say.
   */
  List<String> brokenOff() {
    Instant before = clock.instant().minus(BROKEN_OFF);
    List<String> found = new ArrayList<>();
    lanes.forEach(
        (caseId, lane) -> {
          synchronized (lane) {
            if (lane.isAwaited && lane.touchedAt.isBefore(before)) {
              found.add(caseId);
            }
          }
        });
    return found;
  }

  /** Waits no longer for a case that was announced and never stored. */
  void release(String caseId) {
    Lane lane = lanes.get(caseId);
    if (lane != null) {
      synchronized (lane) {
        lane.isAwaited = false;
      }
    }
  }

  /** How many messages have not arrived yet. */
  long waiting() {
    return waiting.get();
  }
}
