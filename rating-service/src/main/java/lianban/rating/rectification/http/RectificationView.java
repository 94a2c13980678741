package lianban.rating.rectification.http;

import java.time.LocalDate;
import java.util.List;
import lianban.rating.rating.ReasonCode;
import lianban.rating.rectification.OpenRectification;
import org.jspecify.annotations.Nullable;

/** An open rectification as supervisors and departments see it. */
record RectificationView(
    String rectification,
    @Nullable String caseId,
    String matter,
    @Nullable String owner,
    int level,
    List<ReasonView> reasons,
    @Nullable String comment,
    LocalDate ratedOn,
    LocalDate contactBy,
    LocalDate rectifyBy,
    boolean calendarComplete,
    int tookWorkingDays) {

  static RectificationView of(OpenRectification open) {
    var duty = open.rectification();
    return new RectificationView(
        open.id(),
        open.caseId(),
        open.matter(),
        duty.owner(),
        open.level().value(),
        open.reasons().stream().map(ReasonView::of).toList(),
        open.comment(),
        open.ratedOn(),
        duty.contactBy(),
        duty.rectifyBy(),
        duty.calendarComplete(),
        duty.tookWorkingDays());
  }

  /** A reason in both languages. */
  record ReasonView(int code, String zh, String en) {

    private static ReasonView of(ReasonCode reason) {
      return new ReasonView(reason.code(), reason.zh(), reason.en());
    }
  }
}
