package lianban.rating;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import lianban.kernel.event.CaseStatus;
import lianban.rating.calendar.WorkingDays;
import lianban.rating.calendar.YearNotice;
import lianban.rating.rating.RatingPolicy;
import lianban.rating.right.Right;
import lianban.rating.right.RightGranting;
import org.jspecify.annotations.Nullable;

/** Cases, rights and a calendar for tests. */
public final class Cases {

  public static final Instant CLOSED = Instant.parse("2026-09-29T08:00:00Z");
  public static final Duration LASTS = Duration.ofDays(30);

  private Cases() {}

  /** A case that was filed three days before it closed, issued by registration. */
  public static CaseStatus status(String caseId, String holder, CaseStatus.Phase phase) {
    return new CaseStatus(
        caseId,
        "R-" + caseId,
        "window-7",
        "window",
        holder,
        "second-hand-home",
        1,
        phase,
        phase == CaseStatus.Phase.CLOSED ? CaseStatus.Result.ISSUED : null,
        CLOSED,
        List.of(),
        List.of(),
        null,
        null,
        List.of(
            step("identity", "public-security", 60),
            step("contract", "housing", 3600),
            step("payment", "platform", 7200),
            step("issue", "registration", 7100)),
        Duration.ofDays(3).toMillis(),
        0,
        0);
  }

  private static CaseStatus.StepTime step(String step, String department, long seconds) {
    Instant asked = CLOSED.minus(Duration.ofDays(1));
    return new CaseStatus.StepTime(
        step, department, "APPROVED", asked, asked.plusSeconds(seconds), 5, false);
  }

  /** The right that such a case gives. */
  public static Right right(String caseId, String holder) {
    var granted = new AtomicReference<@Nullable Right>();
    var id = UUID.nameUUIDFromBytes(caseId.getBytes(StandardCharsets.UTF_8));
    new RightGranting(granted::set, () -> id, LASTS)
        .on(status(caseId, holder, CaseStatus.Phase.CLOSED));
    return Objects.requireNonNull(granted.get());
  }

  /** One working day to contact, five to rectify; 1 October to 7 October 2026 off. */
  public static RatingPolicy policy() {
    var off = Set.copyOf(day(2026, 10, 1).datesUntil(day(2026, 10, 8)).toList());
    var notice = new YearNotice(2026, off, Set.of(day(2026, 10, 10)));
    return new RatingPolicy(
        new WorkingDays(ZoneId.of("Asia/Shanghai"), Map.of(2026, notice)), 1, 5);
  }

  private static LocalDate day(int year, int month, int day) {
    return LocalDate.of(year, month, day);
  }
}
