package lianban.exchange.deadletter;

import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Enters in letters what those who read Kafka themselves made of them. */
public final class RedeliveryReports {

  private static final Logger log = LoggerFactory.getLogger(RedeliveryReports.class);

  private final DeadLetters letters;
  private final InstantSource clock;

  public RedeliveryReports(DeadLetters letters, InstantSource clock) {
    this.letters = letters;
    this.clock = clock;
  }

  /**
   * Enters an attempt; the same one once, however often it is told.
   *
   * @param user who tells it, and may tell of its own letters alone
   */
  public void enter(String user, String id, Attempt attempt) {
    DeadLetter letter = letters.find(id);
    while (letter != null && letter.subscriber().equals(user)) {
      if (letter.attempts().contains(attempt)
          || letters.replace(letter.told(attempt, clock.instant()))) {
        return;
      }
      letter = letters.find(id);
    }
    log.warn("{} tells of a dead letter that it has not", user);
  }
}
