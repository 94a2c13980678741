package lianban.catalog.sharing;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lianban.catalog.sharing.ShareRequest.State;
import org.jspecify.annotations.Nullable;

/**
 * Grants that the city begins with: approved by the owners before there was anybody to ask them,
 * without an end until they are revoked.
 */
public final class StandingGrants {

  private final ShareRequests requests;
  private final SharedResources resources;
  private final InstantSource clock;

  public StandingGrants(ShareRequests requests, SharedResources resources, InstantSource clock) {
    this.requests = requests;
    this.resources = resources;
    this.clock = clock;
  }

  /** One of them, of an event type or of a data set. */
  public record Standing(
      @Nullable String type,
      @Nullable String dataSet,
      String subscriber,
      Access.Rows rows,
      String purpose,
      String legalBasis) {

    Resource resource() {
      return dataSet == null
          ? Resource.eventType(Objects.requireNonNull(type, "a type or a data set is granted"))
          : Resource.dataSet(dataSet);
    }

    /** Data sets have no dot in their names and event types have one, so none is taken for both. */
    String id() {
      return "city-" + resource().key() + "-" + subscriber;
    }
  }

  /**
   * Makes the grant if it never was; one that was ended stays ended. It is not announced: the
   * receiver finds it when it comes.
   */
  public void grant(Standing standing) {
    if (requests.find(standing.id()) != null) {
      return;
    }
    SharedResource resource = resources.current(standing.resource());
    if (resource == null) {
      throw SharingService.unknown(standing.resource());
    }
    // False if another instance was quicker.
    requests.insert(
        request(standing, resource, new Access(resource.whole(), standing.rows(), null)));
  }

  private ShareRequest request(Standing standing, SharedResource resource, Access whole) {
    return new ShareRequest(
            standing.id(),
            1,
            resource.resource(),
            resource.owner(),
            standing.subscriber(),
            resource.sharing(),
            standing.purpose(),
            standing.legalBasis(),
            whole,
            null,
            State.SUBMITTED,
            null,
            resource.version(),
            null,
            null,
            false,
            List.of(),
            1,
            Map.of())
        .apply(
            ShareEvent.of(
                    ShareEvent.Kind.GRANTED,
                    clock.instant(),
                    resource.owner() + "/city",
                    "A standing grant of the city.")
                .with(whole));
  }
}
