package lianban.identity.login;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows guessing down. Each log-in name from each address has a few wrong attempts free; every
 * further one doubles the wait before the next is looked at, up to a minute. The owner, at another
 * address, does not notice; at the same one, waits a minute at most. Kept in memory: a restart or a
 * second instance gives a guesser a handful more attempts, which is no gain.
 */
final class GuessThrottle {

  private static final int FREE_ATTEMPTS = 3;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
  private static final int REMEMBERED = 10_000;

  private final Map<Attempt, Failures> failures = new LinkedHashMap<>(64, 0.75f, true);

  /** A log-in name as tried from an address. */
  record Attempt(String loginName, String address) {}

  private record Failures(int count, Instant waitUntil) {

    Failures oneMore(Instant now) {
      int paid = Math.clamp(count + 1L - FREE_ATTEMPTS, 0, 10);
      Duration wait = paid == 0 ? Duration.ZERO : FIRST_WAIT.multipliedBy(1L << (paid - 1));
      Duration bounded = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
      return new Failures(count + 1, now.plus(bounded));
    }
  }

  /** Whether an attempt must wait; then its password is not even looked at. */
  synchronized boolean mustWait(Attempt attempt, Instant now) {
    Failures before = failures.get(attempt);
    return before != null && now.isBefore(before.waitUntil());
  }

  /** Remembers a wrong attempt; of too many, the one not seen for longest is forgotten. */
  synchronized void failed(Attempt attempt, Instant now) {
    failures.merge(attempt, new Failures(1, now), (before, _) -> before.oneMore(now));
    if (failures.size() > REMEMBERED) {
      failures.remove(failures.keySet().iterator().next());
    }
  }

  /** Forgets the wrong attempts before a right one. */
  synchronized void succeeded(Attempt attempt) {
    failures.remove(attempt);
  }
}
