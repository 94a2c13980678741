package lianban.catalog.sharing;

import static lianban.catalog.sharing.Requests.ASKER;
import static lianban.catalog.sharing.Requests.NOW;
import static lianban.catalog.sharing.Requests.OWNER;
import static lianban.catalog.sharing.Requests.POLICY;
import static lianban.catalog.sharing.Requests.after;
import static lianban.catalog.sharing.Requests.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import lianban.catalog.sharing.ShareRequest.State;
import org.junit.jupiter.api.Test;

class ShareRequestPolicyTest {

  private static final Instant TENTH_DAY = Instant.parse("2026-12-09T16:00:00Z");
  private static final ShareRequest CONDITIONAL = submitted("a", SharingType.CONDITIONAL);
  private static final Access LESS = new Access(List.of("/price"), Access.Rows.OWN, null);

  private static Instant days(int days) {
    return NOW.plus(Duration.ofDays(days));
  }

  @Test
  void givesTheOwnerTenWorkingDays() {
    assertThat(CONDITIONAL.state()).isEqualTo(State.SUBMITTED);
    assertThat(CONDITIONAL.dueAt()).isEqualTo(TENTH_DAY);
  }

  @Test
  void refusesAtOnceWhatIsNotShared() {
    var refused = submitted("a", SharingType.NONE);
    assertThat(refused.state()).isEqualTo(State.REFUSED);
    assertThat(refused.history().getLast().text()).contains("the law");
    assertThat(POLICY.decide(refused, new ShareCommand.Approve(), OWNER, NOW))
        .isInstanceOf(Decision.NotNow.class);
  }

  @Test
  void grantsWhatIsAskedForFromTheApprovalOn() {
    var granted = after(CONDITIONAL, new ShareCommand.Approve(), OWNER, days(2));
    assertThat(granted.granted().fields()).containsExactly("/parties", "/price");
    assertThat(granted.granted().until()).isEqualTo("2027-11-27T02:00:00Z");
    assertThat(granted.isInForce(days(3))).isTrue();
    assertThat(granted.isInForce(Instant.parse("2027-11-27T02:00:00Z"))).isFalse();
  }

  @Test
  void takesSilenceForConsentWhereSharingIsUnconditional() {
    var request = submitted("a", SharingType.UNCONDITIONAL);
    Instant due = Instant.parse("2026-11-26T16:00:00Z");
    assertThat(request.dueAt()).isEqualTo(due);
    var lapse = new ShareCommand.Lapse();
    assertThat(after(request, lapse, Party.NOBODY, due.minusMillis(1))).isEqualTo(request);
    assertThat(after(request, lapse, Party.NOBODY, due).isInForce(due)).isTrue();
  }

  @Test
  void neverTakesSilenceForConsentWhereItIsConditional() {
    var lapse = new ShareCommand.Lapse();
    assertThat(after(CONDITIONAL, lapse, Party.NOBODY, TENTH_DAY.minusMillis(1)))
        .isEqualTo(CONDITIONAL);
    var overdue = after(CONDITIONAL, lapse, Party.NOBODY, TENTH_DAY);
    assertThat(overdue.state()).isEqualTo(State.OVERDUE);
    assertThat(overdue.escalatedAt()).isEqualTo(TENTH_DAY);
    assertThat(overdue.dueAt()).isEqualTo(TENTH_DAY);
    assertThat(after(overdue, lapse, Party.NOBODY, days(400))).isEqualTo(overdue);
  }

  @Test
  void letsAnOverdueOwnerStillDecideAndItsAskerGiveUp() {
    var overdue = after(CONDITIONAL, new ShareCommand.Lapse(), Party.NOBODY, TENTH_DAY);
    assertThat(after(overdue, new ShareCommand.Approve(), OWNER, days(20)).isInForce(days(20)))
        .isTrue();
    assertThat(after(overdue, new ShareCommand.Refuse("no"), OWNER, days(20)).state())
        .isEqualTo(State.REFUSED);
    assertThat(after(overdue, new ShareCommand.Withdraw(), ASKER, days(20)).state())
        .isEqualTo(State.WITHDRAWN);
    assertThat(POLICY.decide(overdue, new ShareCommand.Extend("late"), OWNER, days(20)))
        .isInstanceOf(Decision.NotNow.class);
    var asked = after(overdue, new ShareCommand.AskBack("why?"), OWNER, days(20));
    assertThat(asked.escalatedAt()).isNull();
    var answered = after(asked, new ShareCommand.Answer("so"), ASKER, days(21));
    Instant due = Requests.WEEKENDS.dueAfter(days(21), 1);
    assertThat(answered.dueAt()).isEqualTo(due);
    assertThat(after(answered, new ShareCommand.Lapse(), Party.NOBODY, due).escalatedAt())
        .as("once for each clock that runs out")
        .isEqualTo(due);
  }

  @Test
  void stopsTheClockWhileTheAskerIsAsked() {
    var asked = after(CONDITIONAL, new ShareCommand.AskBack("why?"), OWNER, days(2));
    assertThat(asked.dueAt()).isNull();
    assertThat(asked.daysLeft()).isEqualTo(8);
    var answered = after(asked, new ShareCommand.Answer("because"), ASKER, days(30));
    assertThat(answered.state()).isEqualTo(State.SUBMITTED);
    assertThat(answered.dueAt()).isEqualTo(Requests.WEEKENDS.dueAfter(days(30), 8));
  }

  @Test
  void extendsOnceAndInTime() {
    var extended = after(CONDITIONAL, new ShareCommand.Extend("holidays"), OWNER, days(2));
    assertThat(extended.dueAt()).isEqualTo("2026-12-23T16:00:00Z");
    assertThat(POLICY.decide(extended, new ShareCommand.Extend("more"), OWNER, days(3)))
        .isInstanceOf(Decision.NotNow.class);
    assertThat(POLICY.decide(CONDITIONAL, new ShareCommand.Extend("late"), OWNER, TENTH_DAY))
        .isInstanceOf(Decision.NotNow.class);
    var unconditional = submitted("a", SharingType.UNCONDITIONAL);
    assertThat(POLICY.decide(unconditional, new ShareCommand.Extend("x"), OWNER, NOW))
        .isInstanceOf(Decision.NotNow.class);
  }

  @Test
  void grantsANarrowedOfferWhenTheAskerTakesIt() {
    var offered = after(CONDITIONAL, new ShareCommand.Narrow(LESS, "enough"), OWNER, NOW);
    assertThat(offered.state()).isEqualTo(State.NARROWED);
    assertThat(offered.isInForce(NOW)).isFalse();
    var granted = after(offered, new ShareCommand.Accept(), ASKER, days(1));
    assertThat(granted.granted().fields()).containsExactly("/price");
    assertThat(granted.granted().rows()).isEqualTo(Access.Rows.OWN);
    assertThat(granted.granted().until()).isEqualTo("2027-11-25T02:00:00Z");
  }

  @Test
  void refusesOffersOfMoreThanIsAskedFor() {
    for (Access more :
        List.of(
            new Access(List.of(""), Access.Rows.ALL, null),
            new Access(List.of("/price", "/seller"), Access.Rows.ALL, null),
            new Access(List.of("/price"), Access.Rows.ALL, days(366)),
            new Access(List.of("/price"), Access.Rows.ALL, days(-1)))) {
      assertThat(POLICY.decide(CONDITIONAL, new ShareCommand.Narrow(more, "x"), OWNER, NOW))
          .isInstanceOf(Decision.Wrong.class);
    }
  }

  @Test
  void letsNobodyElseDecide() {
    for (Party other : List.of(ASKER, new Party("police", "p", Set.of("police"), true))) {
      for (ShareCommand command :
          List.of(
              new ShareCommand.Approve(),
              new ShareCommand.Refuse("x"),
              new ShareCommand.Revoke("x"),
              new ShareCommand.Narrow(LESS, "x"))) {
        assertThat(POLICY.decide(CONDITIONAL, command, other, NOW))
            .isInstanceOf(Decision.NotYours.class);
      }
    }
    var offered = after(CONDITIONAL, new ShareCommand.Narrow(LESS, "x"), OWNER, NOW);
    assertThat(POLICY.decide(offered, new ShareCommand.Accept(), OWNER, NOW))
        .isInstanceOf(Decision.NotYours.class);
  }

  @Test
  void endsAGrantByRevocationAndByItsTerm() {
    var granted = after(CONDITIONAL, new ShareCommand.Approve(), OWNER, NOW);
    assertThat(after(granted, new ShareCommand.Revoke("x"), OWNER, days(1)).isInForce(days(1)))
        .isFalse();
    var lapse = new ShareCommand.Lapse();
    assertThat(after(granted, lapse, Party.NOBODY, days(366)).state()).isEqualTo(State.EXPIRED);
    assertThat(after(granted, lapse, Party.NOBODY, days(334))).isEqualTo(granted);
    var ending = after(granted, lapse, Party.NOBODY, days(335));
    assertThat(ending.history().getLast().what()).isEqualTo(ShareEvent.Kind.EXPIRING);
    assertThat(ending.isInForce(days(364))).isTrue();
    assertThat(after(ending, lapse, Party.NOBODY, days(364))).as("once").isEqualTo(ending);
    assertThat(after(ending, lapse, Party.NOBODY, days(366)).state()).isEqualTo(State.EXPIRED);
    var pinned = after(granted, new ShareCommand.Pin(3), ASKER, NOW);
    assertThat(pinned.typeVersion()).isEqualTo(3);
    assertThat(pinned.granted()).isEqualTo(granted.granted());
  }
}
