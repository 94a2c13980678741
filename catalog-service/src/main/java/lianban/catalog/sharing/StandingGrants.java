package lianban.catalog.sharing;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import lianban.catalog.sharing.ShareRequest.State;
import lianban.kernel.problem.ProblemType;
import lianban.service.problem.ProblemException;

/**
 * Grants that the city begins with: approved by the owners before there was anybody to ask them,
 * without an end until they are revoked.
 */
public final class StandingGrants {

  private final ShareRequests requests;
  private final SharedTypes types;
  private final InstantSource clock;

  public StandingGrants(ShareRequests requests, SharedTypes types, InstantSource clock) {
    this.requests = requests;
    this.types = types;
    this.clock = clock;
  }

  /** One of them. */
  public record Standing(
      String type, String subscriber, Access.Rows rows, String purpose, String legalBasis) {

    String id() {
      return "city-" + type + "-" + subscriber;
    }
  }

  /** Makes the grant if it never was; one that was ended stays ended. */
  public void grant(Standing standing) {
    if (requests.find(standing.id()) != null) {
      return;
    }
    SharedType type = types.current(standing.type());
    if (type == null) {
      throw new ProblemException(
          ProblemType.UNKNOWN_EVENT_TYPE, standing.type() + " is not in the catalogue.");
    }
    Instant now = clock.instant();
    Access whole = new Access(Fields.ALL, standing.rows(), null);
    // False if another instance was quicker.
    requests.insert(
        new ShareRequest(
                standing.id(),
                1,
                type.type(),
                type.owner(),
                standing.subscriber(),
                type.sharing(),
                standing.purpose(),
                standing.legalBasis(),
                whole,
                null,
                State.SUBMITTED,
                null,
                type.version(),
                null,
                null,
                false,
                List.of(),
                Map.of())
            .apply(
                ShareEvent.of(
                        ShareEvent.Kind.GRANTED,
                        now,
                        type.owner() + "/city",
                        "A standing grant of the city.")
                    .with(whole)));
  }
}
