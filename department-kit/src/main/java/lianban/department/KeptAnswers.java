package lianban.department;

import io.cloudevents.CloudEvent;
import java.time.Instant;

/**
 * The answers that this department has sent through the gateway. A request that comes again is
 * worked again, at another time and perhaps with another result; what was said first stands, to the
 * byte, since the exchange refuses another event under the same id.
 */
public interface KeptAnswers {

  /**
   * Keeps an answer, unless there is one under its id.
   *
   * @return the one that is kept
   */
  CloudEvent keep(CloudEvent answer, Instant now);

  /** Forgets what was kept before. */
  void forget(Instant before);
}
