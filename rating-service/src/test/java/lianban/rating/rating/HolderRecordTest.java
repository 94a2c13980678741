package lianban.rating.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import lianban.kernel.problem.ProblemType;
import lianban.rating.Cases;
import lianban.rating.rating.RatingDecision.Rated;
import lianban.rating.rating.RatingDecision.Refused;
import lianban.rating.rating.RatingDecision.Repeated;
import lianban.rating.right.Right;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HolderRecordTest {

  private static final Instant NOW = Instant.parse("2026-09-30T02:00:00Z");
  private static final Instant OVER = Cases.CLOSED.plus(Cases.LASTS);

  private final RatingPolicy policy = Cases.policy();
  private final HolderRecord record =
      HolderRecord.empty("h")
          .granted(Cases.right("c1", "h"), NOW)
          .granted(Cases.right("c2", "h"), NOW);

  @Test
  void oneCaseGivesOneRight() {
    assertThat(record.granted(Cases.right("c1", "h"), NOW)).isSameAs(record);
    assertThat(record.open(NOW)).hasSize(2);
  }

  @Test
  void aRightEndsAtItsEndAndIsForgottenOnlyIfUnused() {
    assertThat(record.open(OVER.minusMillis(1))).hasSize(2);
    assertThat(record.open(OVER)).isEmpty();
    assertThat(record.granted(Cases.right("c3", "h"), OVER)).isSameAs(record);

    HolderRecord used = record.rated(rate(bad("c1", "k1"), NOW));
    Instant later = OVER.plusSeconds(1);
    var late = Cases.right("c3", "h");
    var fresh =
        new Right(
            late.caseId(),
            late.ratingId(),
            late.holder(),
            late.receipt(),
            late.matter(),
            1,
            null,
            late.filedAt(),
            later,
            later.plusSeconds(60),
            List.of());
    assertThat(used.granted(fresh, later).rateables())
        .extracting(rateable -> rateable.right().caseId())
        .containsExactly("c1", "c3");
  }

  @Test
  void aBadRatingOpensARectificationWhoseDaysLeaveTheHolidayOut() {
    Rating rating = rate(bad("c1", "k1"), NOW);

    assertThat(rating.id()).isEqualTo(Cases.right("c1", "h").ratingId());
    assertThat(rating.rectification())
        .isEqualTo(
            new Rectification(
                "registration",
                LocalDate.of(2026, 10, 8),
                LocalDate.of(2026, 10, 13),
                true,
                // Filed on Saturday 26 September, closed on Tuesday 29: two days, by this calendar.
                2));
  }

  @Test
  void onlyBadRatingsOpenOne() {
    for (Level level : Level.values()) {
      var command = new RateCommand("c1", level, List.of(), null, true, "k1");
      assertThat(rate(command, NOW).rectification() != null).isEqualTo(level.isBad());
    }
  }

  @Test
  void aRightIsUsedOnce() {
    HolderRecord used = record.rated(rate(bad("c1", "k1"), NOW));

    assertThat(used.open(NOW)).hasSize(1);
    assertThat(refusal(used, bad("c1", "k2"), NOW)).isEqualTo(ProblemType.ALREADY_RATED);
    assertThat(used.decide(bad("c2", "k2"), NOW, policy)).isInstanceOf(Rated.class);
  }

  @Test
  void theSameWishAgainHasTheSameAnswerEvenWhenTheRightIsOver() {
    Rating given = rate(bad("c1", "k1"), NOW);
    HolderRecord used = record.rated(given);

    assertThat(used.decide(bad("c1", "k1"), OVER, policy)).isEqualTo(new Repeated(given));
  }

  @Test
  void aKeyIsNotUsedForAnotherWish() {
    HolderRecord used = record.rated(rate(bad("c1", "k1"), NOW));

    assertThat(refusal(used, bad("c2", "k1"), NOW)).isEqualTo(ProblemType.IDEMPOTENCY_KEY_REUSED);
  }

  @Test
  void nobodyRatesTooLateOrWithoutARight() {
    assertThat(refusal(record, bad("c1", "k1"), OVER)).isEqualTo(ProblemType.CONFLICT);
    assertThat(refusal(record, bad("c9", "k1"), NOW)).isEqualTo(ProblemType.NOT_FOUND);
  }

  private Rating rate(RateCommand command, Instant now) {
    return ((Rated) record.decide(command, now, policy)).rating();
  }

  private @Nullable ProblemType refusal(HolderRecord from, RateCommand command, Instant now) {
    return from.decide(command, now, policy) instanceof Refused(var type, var why) && !why.isBlank()
        ? type
        : null;
  }

  private static RateCommand bad(String right, String key) {
    return new RateCommand(
        right, Level.VERY_DISSATISFIED, List.of(ReasonCode.MANY_DOORS), "to and fro", true, key);
  }
}
