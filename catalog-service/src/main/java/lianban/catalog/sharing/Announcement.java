package lianban.catalog.sharing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What both parties of a grant, or of a request that waits, are told. It is made from one entry of
 * the history and those before it, which never change, so it is the same however often it is made.
 *
 * @param id {@code <request>-<n>}: the n-th entry of the request's history
 * @param what happened, as {@code lianban.grant.expiring}
 * @param request id of the request, and of the grant that came of it
 * @param until when the grant ends; null where it has no end, or there is none
 * @param dueAt when the owner was to have answered, where it did not
 * @param reason why it was revoked
 */
public record Announcement(
    String id,
    String what,
    String request,
    Resource resource,
    String owner,
    String subscriber,
    String purpose,
    String legalBasis,
    Instant at,
    @Nullable Instant until,
    @Nullable Instant dueAt,
    @Nullable String reason) {

  private static final String PLATFORM = "platform";
  private static final String OVERDUE = "lianban.request.overdue";
  private static final Map<ShareEvent.Kind, String> NAMES =
      new EnumMap<>(
          Map.of(
              ShareEvent.Kind.GRANTED, "lianban.grant.granted",
              ShareEvent.Kind.EXPIRING, "lianban.grant.expiring",
              ShareEvent.Kind.EXPIRED, "lianban.grant.expired",
              ShareEvent.Kind.REVOKED, "lianban.grant.revoked",
              ShareEvent.Kind.WITHDRAWN, "lianban.grant.withdrawn",
              ShareEvent.Kind.OVERDUE, OVERDUE));

  /**
   * Who is to hear of it: owner and subscriber, and the platform, which watches over sharing, of a
   * request that nobody answers.
   */
  public List<String> receivers() {
    var receivers = new TreeSet<>(List.of(owner, subscriber));
    if (what.equals(OVERDUE)) {
      receivers.add(PLATFORM);
    }
    return List.copyOf(receivers);
  }

  /** Whether something is still to be announced of a request. */
  public static boolean isDue(ShareRequest request) {
    return !due(request).isEmpty();
  }

  /** What is still to be announced of a request, in its order, by the number of its entry. */
  static List<Numbered> due(ShareRequest request) {
    List<Numbered> due = new ArrayList<>();
    Instant until = null;
    Instant dueAt = null;
    boolean isGranted = false;
    for (int i = 0; i < request.history().size(); i++) {
      ShareEvent event = request.history().get(i);
      Access access = event.access();
      isGranted |= event.what() == ShareEvent.Kind.GRANTED;
      until = access == null ? until : access.until();
      dueAt = event.dueAt() == null ? dueAt : event.dueAt();
      String what = NAMES.get(event.what());
      boolean isOfRequest = event.what() == ShareEvent.Kind.OVERDUE;
      if (i >= request.announced() && what != null && (isGranted || isOfRequest)) {
        due.add(
            new Numbered(
                i + 1,
                new Announcement(
                    request.id() + "-" + (i + 1),
                    what,
                    request.id(),
                    request.resource(),
                    request.owner(),
                    request.subscriber(),
                    request.purpose(),
                    request.legalBasis(),
                    event.at(),
                    isGranted ? until : null,
                    isOfRequest ? dueAt : null,
                    event.what() == ShareEvent.Kind.REVOKED ? event.text() : null)));
      }
    }
    return due;
  }

  /**
   * @param number of the entry, from 1
   */
  record Numbered(int number, Announcement announcement) {}
}
