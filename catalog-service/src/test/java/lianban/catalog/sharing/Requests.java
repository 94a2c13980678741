package lianban.catalog.sharing;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lianban.catalog.calendar.WorkingDays;
import lianban.catalog.sharing.ShareRequest.State;

/** What tests of sharing begin with: housing owns, tax asks. */
final class Requests {

  /** A Wednesday morning in Shanghai. */
  static final Instant NOW = Instant.parse("2026-11-25T02:00:00Z");

  static final WorkingDays WEEKENDS = new WorkingDays(ZoneId.of("Asia/Shanghai"), List.of());
  static final ShareRequestPolicy POLICY =
      new ShareRequestPolicy(WEEKENDS, new SharingClocks(1, 10, 10, Duration.ofDays(30)));
  static final Party OWNER = new Party("housing", "h1", Set.of("housing"), false);
  static final Party ASKER = new Party("tax", "t1", Set.of("tax"), false);
  static final Access ASKED = new Access(List.of("/price", "/parties"), Access.Rows.ALL, null);

  private Requests() {}

  /** Asked for a year from the decision on. */
  static ShareRequest submitted(String id, SharingType sharing) {
    return request(id, "tax", sharing).apply(POLICY.submitted(sharing, "the law", ASKER, NOW));
  }

  static ShareRequest request(String id, String subscriber, SharingType sharing) {
    return new ShareRequest(
        id,
        1,
        Resource.eventType("housing.contract.filed"),
        "housing",
        subscriber,
        sharing,
        "deed tax",
        "契税法 13",
        ASKED,
        Period.ofYears(1),
        State.SUBMITTED,
        null,
        1,
        null,
        null,
        false,
        List.of(),
        0,
        Map.of(id, "d"));
  }

  static ShareRequest after(ShareRequest request, ShareCommand command, Party by, Instant now) {
    ShareRequest next = request;
    if (POLICY.decide(request, command, by, now) instanceof Decision.Done(var events)) {
      for (ShareEvent event : events) {
        next = next.apply(event);
      }
      return next;
    }
    throw new AssertionError(POLICY.decide(request, command, by, now).toString());
  }
}
