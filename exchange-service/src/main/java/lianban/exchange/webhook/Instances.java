package lianban.exchange.webhook;

import java.time.Instant;
import java.util.Set;

/**
 * The processes of the exchange that work on webhooks. Each tells again and again that it lives.
 */
public interface Instances {

  /** A process lives, and counts until then. */
  void keep(String process, Instant until);

  /** A process ends. */
  void remove(String process);

  /** Those that count now. */
  Set<String> living(Instant now);
}
