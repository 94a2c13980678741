package lianban.exchange.publication;

import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Forgets events that were taken in long ago, so that their record does not grow for ever. Walks
 * through all of them in small steps and then begins again; that several instances do so is
 * harmless.
 */
public final class RetentionSweeper {

  private static final Logger log = LoggerFactory.getLogger(RetentionSweeper.class);

  /** With a step every five minutes, nearly three million events a day. */
  private static final int STEP = 10_000;

  private final PublishedEvents published;
  private final Duration retention;
  private final InstantSource clock;
  private String after = "";

  /**
   * @param retention how long an event is known
   */
  public RetentionSweeper(PublishedEvents published, Duration retention, InstantSource clock) {
    this.published = published;
    this.retention = retention;
    this.clock = clock;
  }

  /** One step. */
  @Scheduled(initialDelay = 300_000, fixedDelay = 300_000)
  void step() {
    try {
      String next = published.purge(clock.instant().minus(retention), after, STEP);
      after = next == null ? "" : next;
    } catch (RuntimeException e) {
      log.warn("old events are forgotten later: {}", e.toString());
    }
  }
}
