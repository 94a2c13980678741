package lianban.rating.rating;

import java.time.InstantSource;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import lianban.rating.rating.RatingDecision.Rated;
import lianban.rating.right.Right;
import lianban.rating.right.Rights;

/** Loads a holder's record, has it decided, keeps what changed. */
public final class RatingService implements Rights {

  /** One holder hardly ever races with himself; whoever loses this often meets a fault. */
  private static final int ATTEMPTS = 20;

  private static final int TURNS = 64;

  private final HolderRecords records;
  private final RectificationQueue queue;
  private final RatingPolicy policy;
  private final InstantSource clock;
  private final List<Lock> turns = Stream.<Lock>generate(ReentrantLock::new).limit(TURNS).toList();

  public RatingService(
      HolderRecords records, RectificationQueue queue, RatingPolicy policy, InstantSource clock) {
    this.records = records;
    this.queue = queue;
    this.policy = policy;
    this.clock = clock;
  }

  /** The holder's rights that can be used now. */
  public List<Right> openRights(String holder) {
    return records.find(holder).open(clock.instant());
  }

  /** The rights of one holder come one after the other: a firm's cases may close together. */
  @Override
  public void grant(Right right) {
    Lock turn = turns.get(Math.floorMod(right.holder().hashCode(), turns.size()));
    turn.lock();
    try {
      grantInTurn(right);
    } finally {
      turn.unlock();
    }
  }

  private void grantInTurn(Right right) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      HolderRecord record = records.find(right.holder());
      HolderRecord granted = record.granted(right, clock.instant());
      if (granted.equals(record) || records.save(granted)) {
        return;
      }
    }
    throw lostTooOften();
  }

  /** Rates on behalf of the holder. */
  public RatingDecision rate(String holder, RateCommand command) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      HolderRecord record = records.find(holder);
      RatingDecision decision = record.decide(command, clock.instant(), policy);
      if (!(decision instanceof Rated(Rating rating)) || keep(record, rating)) {
        return decision;
      }
    }
    throw lostTooOften();
  }

  private boolean keep(HolderRecord record, Rating rating) {
    Rectification opened = rating.rectification();
    if (opened != null) {
      queue.enter(RectificationQueue.Entry.of(rating, opened, record.holder()));
    }
    return records.save(record.rated(rating));
  }

  private static ConcurrentModificationException lostTooOften() {
    return new ConcurrentModificationException(
        "a holder's record was changed by others " + ATTEMPTS + " times in a row");
  }
}
