package lianban.exchange.delivery;

import io.cloudevents.CloudEvent;
import java.time.Duration;
import java.util.function.Function;
import lianban.exchange.catalog.Grant;
import lianban.exchange.catalog.Grants;
import lianban.kernel.problem.ProblemType;
import lianban.service.access.Caller;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What one reader sees, by the grant that holds when it is given out: a grant that was revoked
 * while the reader waited lets nothing more out. Of use to one thread at a time.
 */
final class Disclosing implements Function<CloudEvent, @Nullable CloudEvent> {

  /** The events of a page are given out at one moment, for which one answer stands. */
  private static final long MOMENT = Duration.ofMillis(10).toNanos();

  private final Grants grants;
  private final DisclosureService disclosure;
  private final Caller caller;
  private final String type;
  private final EventFilter filter;
  private Grant grant;
  private long asked;

  /**
   * @throws ProblemException if nothing is granted
   */
  Disclosing(
      Grants grants, DisclosureService disclosure, Caller caller, String type, EventFilter filter) {
    this.grants = grants;
    this.disclosure = disclosure;
    this.caller = caller;
    this.type = type;
    this.filter = filter;
    this.grant = current(grants, caller, type);
    this.asked = System.nanoTime();
  }

  /**
   * The event as the reader may see it; null if it may not, or does not want it.
   *
   * @throws ProblemException if nothing is granted any more
   */
  @Override
  public @Nullable CloudEvent apply(CloudEvent event) {
    // The filter looks at what is disclosed: else it would tell what the reader may not see.
    CloudEvent seen = disclosure.disclosed(grant(), caller.clientId(), event);
    return seen != null && filter.matches(seen) ? seen : null;
  }

  /** Asks whether there still is a grant, as when there was nothing to give out. */
  void check() {
    grant();
  }

  private Grant grant() {
    long now = System.nanoTime();
    if (now - asked > MOMENT) {
      grant = current(grants, caller, type);
      asked = now;
    }
    return grant;
  }

  private static Grant current(Grants grants, Caller caller, String type) {
    Grant grant = grants.current(caller.clientId(), caller.department(), type);
    if (grant == null) {
      throw new ProblemException(
          ProblemType.ACCESS_DENIED, "No grant lets you receive " + type + ".");
    }
    return grant;
  }
}
