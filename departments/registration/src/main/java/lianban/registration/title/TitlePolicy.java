package lianban.registration.title;

import java.util.ArrayList;
import java.util.List;
import lianban.department.StepDecision;
import lianban.kernel.event.Party;
import lianban.kernel.event.Reason;
import org.jspecify.annotations.Nullable;

/** Whether a title may be transferred. */
final class TitlePolicy {

  private TitlePolicy() {}

  /** Refuses for all reasons at once. */
  static StepDecision decide(@Nullable Title title, Party seller, int minimumLeaseMonths) {
    if (title == null) {
      return unknown();
    }
    List<Reason> reasons = new ArrayList<>();
    if (!title.ownerIdNumber().equals(seller.idNumber())) {
      reasons.add(new Reason("NOT_THE_OWNER", "The title book names somebody else as the owner."));
    }
    if (title.leaseRemaining() < minimumLeaseMonths) {
      reasons.add(
          new Reason(
              "LEASE_TOO_SHORT",
              "%d months of the lease remain, %d are needed."
                  .formatted(title.leaseRemaining(), minimumLeaseMonths)));
    }
    return reasons.isEmpty() ? StepDecision.approved() : StepDecision.refused(reasons);
  }

  static StepDecision unknown() {
    return StepDecision.refused("TITLE_UNKNOWN", "The title book has no such property.");
  }
}
