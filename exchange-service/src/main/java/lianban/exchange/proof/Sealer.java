package lianban.exchange.proof;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import lianban.proof.CanonicalJson;
import lianban.proof.Seal;
import lianban.proof.SigningKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals what has come onto the topics since the last seal. Several instances may run side by side:
 * a seal's number is taken by whoever is first, and those who see another sealing wait until that
 * one stops. Killed at any point, it goes on from the chain itself; at most leaves that no seal
 * names are left behind.
 */
public final class Sealer {

  private static final Logger log = LoggerFactory.getLogger(Sealer.class);

  /** After how many seals progress is noted: so many are read again at a start. */
  private static final int NOTED_EVERY = 32;

  private static final int PAGE = 64;

  private final Supplier<? extends Collection<String>> types;
  private final EventLog topics;
  private final Seals seals;
  private final SealIndex index;
  private final SigningKey key;
  private final int most;
  private final Duration takeOver;
  private final InstantSource clock;
  private final LostParts lost;

  private @Nullable Head head;
  private long known;
  private @Nullable Instant othersSeenAt;
  private volatile Status status;

  /**
   * How sealing stands.
   *
   * @param backlog events that are not sealed, as far as this instance knows
   * @param caughtUpAt when nothing was left to seal
   * @param lastSealAt of the chain, null if this instance has seen no seal yet
   */
  public record Status(long backlog, Instant caughtUpAt, @Nullable Instant lastSealAt) {}

  /**
   * @param types names of the event types
   * @param most how many events a seal covers, about
   * @param findings where parts of topics are noted that were lost
   * @param takeOver how long another instance seals nothing before this one does
   */
  public Sealer(
      Supplier<? extends Collection<String>> types,
      EventLog topics,
      Seals seals,
      SealIndex index,
      Findings findings,
      SigningKey key,
      int most,
      Duration takeOver,
      InstantSource clock) {
    this.types = types;
    this.topics = topics;
    this.seals = seals;
    this.index = index;
    this.key = key;
    this.most = most;
    this.takeOver = takeOver;
    this.clock = clock;
    this.lost = new LostParts(topics, index, findings, clock);
    this.status = new Status(0, clock.instant(), null);
  }

  public Status status() {
    return status;
  }

  /** Parts of topics that are gone or end before what was sealed of them. */
  public Set<Partition> lost() {
    return lost.status().lost();
  }

  /** Sealed parts of topics that cannot be read at the moment. */
  public Set<Partition> unread() {
    return lost.status().unread();
  }

  /**
   * Seals what there is, up to the limit of one seal.
   *
   * @return whether more is left to be sealed at once
   */
  public boolean seal() {
    boolean isSound = false;
    try {
      boolean more = sealNext();
      isSound = true;
      return more;
    } finally {
      if (!isSound) {
        // Whether the last write was done is not known; the chain knows.
        head = null;
      }
    }
  }

  private boolean sealNext() {
    if (othersSeal()) {
      return false;
    }
    Head end = head == null ? resumed() : head;
    head = end;
    Map<Partition, Long> ends = topics.ends(known(end));
    lost.look(end.next(), ends);
    Map<Partition, Long> from = unsealed(end, ends);
    long backlog = backlog(from, ends);
    if (backlog == 0) {
      status = new Status(0, clock.instant(), status.lastSealAt);
      return false;
    }
    status = new Status(backlog, status.caughtUpAt, status.lastSealAt);
    var draft = new SealDraft(from);
    topics.read(from, ends, most, draft::add);
    return !draft.isEmpty() && append(end, draft, backlog);
  }

  /** The chain itself tells whether another instance is at work. */
  private boolean othersSeal() {
    long before = known;
    known = Math.max(known, head == null ? index.progress().number() : 0);
    while (seals.text(known + 1) != null) {
      known++;
    }
    if (known > before) {
      head = null;
      othersSeenAt = clock.instant();
      status = new Status(0, clock.instant(), clock.instant());
    }
    return othersSeenAt != null && othersSeenAt.plus(takeOver).isAfter(clock.instant());
  }

  /** The end of the chain, from what is noted and the seals after it; those are indexed anew. */
  private Head resumed() {
    SealIndex.Progress noted = index.progress();
    String hash = noted.number() == 0 ? Seal.NO_PREVIOUS : seal(noted.number()).hash();
    Head end = new Head(noted.number(), hash, noted.next());
    for (var page = seals.after(end.number(), PAGE);
        !page.isEmpty();
        page = seals.after(end.number(), PAGE)) {
      for (Seal seal : page) {
        index.add(seal);
        end = end.with(seal);
      }
    }
    index.save(end.progress());
    known = end.number();
    return end;
  }

  private Seal seal(long number) {
    String text = Objects.requireNonNull(seals.text(number), "the chain has lost a seal");
    return Seal.read(CanonicalJson.read(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** A type that left the catalogue keeps its topic. */
  private Set<String> known(Head end) {
    Set<String> all = new TreeSet<>(types.get());
    end.next().keySet().forEach(partition -> all.add(partition.type()));
    return all;
  }

  private Map<Partition, Long> unsealed(Head end, Map<Partition, Long> ends) {
    Map<Partition, Long> from = new HashMap<>();
    ends.forEach(
        (partition, last) -> {
          long next = end.next().getOrDefault(partition, 0L);
          if (next < last) {
            from.put(partition, next);
          }
        });
    if (!from.isEmpty()) {
      topics
          .beginnings(from.keySet())
          .forEach(
              (partition, first) ->
                  from.computeIfPresent(partition, (p, n) -> passed(p, n, first)));
    }
    return from;
  }

  private static long passed(Partition partition, long next, long first) {
    if (first > next && next > 0) {
      log.error(
          "{} events of {} partition {} left their topic before they were sealed",
          first - next,
          partition.type(),
          partition.number());
    }
    return Math.max(next, first);
  }

  private static long backlog(Map<Partition, Long> from, Map<Partition, Long> ends) {
    return from.entrySet().stream()
        .mapToLong(e -> Math.max(0, ends.getOrDefault(e.getKey(), 0L) - e.getValue()))
        .sum();
  }

  private boolean append(Head end, SealDraft draft, long backlog) {
    byte[] leaves = draft.leaves();
    Instant now = clock.instant();
    Seal seal = draft.seal(end.number() + 1, end.hash(), leaves, now, key);
    seals.keepLeaves(seal, leaves);
    if (!seals.append(seal)) {
      return false;
    }
    known = seal.number();
    Head longer = end.with(seal);
    head = longer;
    index.add(seal);
    if (seal.number() % NOTED_EVERY == 0) {
      index.save(longer.progress());
    }
    long left = Math.max(0, backlog - seal.size());
    status = new Status(left, left == 0 ? now : status.caughtUpAt, now);
    return left > 0;
  }
}
