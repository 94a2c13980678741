package lianban.exchange.approval;

import static lianban.exchange.approval.Cases.T0;
import static lianban.exchange.approval.Cases.answer;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import lianban.exchange.approval.Matter.Kind;
import lianban.exchange.approval.Matter.RefusalRule;
import lianban.exchange.approval.Matter.Voice;
import lianban.exchange.approval.StepState.Cause;
import lianban.exchange.approval.StepState.Status;
import lianban.kernel.event.CaseStatus.Phase;
import lianban.kernel.event.CaseStatus.Result;
import lianban.kernel.event.StepAnswered.Outcome;
import lianban.kernel.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Conditions, opinions, quorums, the one notice, withdrawal, compensation and correction. */
class JointDecisionTest {

  private Instant now = T0.plusSeconds(1);
  private int answers;
  private Matter matter = matter(null, step("a"), step("b"), step("c"));
  private ApprovalCase state = Cases.filed(matter);

  @Test
  void stepWhoseConditionFailsIsNotNeededAndHoldsUpNobody() {
    begin(
        matter(
            null,
            conditional("a", "double(form.price) > 1000000.0"),
            step("b", "a"),
            conditional("c", "results['b'].found == true", "b")));
    assertThat(status("a")).isEqualTo(Status.NOT_NEEDED);
    assertThat(status("b")).isEqualTo(Status.REQUESTED);

    says("b", Outcome.APPROVED);

    assertThat(status("c")).as("what cannot be decided is looked at").isEqualTo(Status.REQUESTED);
    says("c", Outcome.APPROVED);
    assertThat(state.result()).isEqualTo(Result.ISSUED);
  }

  @Test
  void opinionIsHeardButDoesNotRefuse() {
    begin(matter(null, advisory("a"), step("b", "a")));

    says("a", Outcome.REFUSED);

    assertThat(state.isClosed()).isFalse();
    assertThat(status("b")).isEqualTo(Status.REQUESTED);
    says("b", Outcome.APPROVED);
    assertThat(state.result()).isEqualTo(Result.ISSUED);
    assertThat(step(state, "a").reasons()).isNotEmpty();
  }

  @Test
  void quorumIsMetWithoutThoseThatRefuseOrHaveNotAnswered() {
    begin(
        quorum(
            matter(null, step("a"), step("b"), step("c"), step("d"), step("e", "a", "d")),
            2,
            "a",
            "b",
            "c",
            "d"));

    says("a", Outcome.REFUSED);
    says("b", Outcome.APPROVED);
    assertThat(status("e")).isEqualTo(Status.WAITING);
    says("c", Outcome.APPROVED);

    assertThat(status("d")).isEqualTo(Status.NOT_NEEDED);
    assertThat(status("e")).isEqualTo(Status.REQUESTED);
    says("e", Outcome.APPROVED);
    assertThat(state.result()).isEqualTo(Result.ISSUED);
  }

  @Test
  void quorumOutOfReachRefusesTheCase() {
    begin(quorum(matter(null, step("a"), step("b"), step("c")), 2, "a", "b", "c"));

    says("a", Outcome.REFUSED);
    assertThat(state.isClosed()).isFalse();
    says("b", Outcome.REFUSED);
    assertThat(state.isClosed()).as("c may still say why").isFalse();
    says("c", Outcome.APPROVED);

    assertThat(state.result()).isEqualTo(Result.REFUSED);
  }

  @Test
  void findingsAreGatheredAndToldOnceWhenTimeIsUp() {
    begin(matter(60, step("a"), step("b"), step("c")));
    says("a", Outcome.SUPPLEMENT_NEEDED);
    now = now.plus(Duration.ofMinutes(30));
    says("b", Outcome.SUPPLEMENT_NEEDED);
    assertThat(state.phase()).isEqualTo(Phase.IN_APPROVAL);
    assertThat(refusal(tell())).isEqualTo(ProblemType.CONFLICT);

    now = now.plus(Duration.ofMinutes(30));
    accept(tell());

    assertThat(state.phase()).isEqualTo(Phase.SUPPLEMENT_NEEDED);
    assertThat(state.annex().told()).containsExactly("a", "b");
    assertThat(CaseMessages.status(state, matter, now).missing())
        .extracting(reason -> reason.step())
        .containsExactly("a", "b");
  }

  @Test
  void findingsAreToldAtOnceWhenNoDepartmentWorksAnyMore() {
    begin(matter(60, step("a"), step("b")));
    says("a", Outcome.SUPPLEMENT_NEEDED);
    says("b", Outcome.SUPPLEMENT_NEEDED);

    assertThat(state.phase()).isEqualTo(Phase.SUPPLEMENT_NEEDED);
    assertThat(state.annex().notice()).isNull();
  }

  @Test
  void supplementGoesToThoseOfWhomTheApplicantWasTold() {
    begin(matter(10, step("a"), step("b"), step("c")));
    says("a", Outcome.SUPPLEMENT_NEEDED);
    now = now.plus(Duration.ofMinutes(10));
    accept(tell());
    says("b", Outcome.SUPPLEMENT_NEEDED);

    accept(new ApprovalCommand.Supplement("s", "d", "window", Map.of("x", 1)));

    assertThat(status("a")).isEqualTo(Status.REQUESTED);
    assertThat(status("b")).isEqualTo(Status.SUPPLEMENT_NEEDED);
    assertThat(state.annex().told()).isEmpty();
  }

  @Test
  void clockStandsOnlyForThoseWhoAsked() {
    Instant asked = now;
    says("a", Outcome.SUPPLEMENT_NEEDED);
    says("b", Outcome.CLOCK_STOPPED);
    now = now.plusSeconds(100);
    accept(new ApprovalCommand.Supplement("s", "d", "window", Map.of()));

    assertThat(step(state, "a").stops())
        .containsExactly(new StepState.Stop(Cause.SUPPLEMENT, asked, now));
    assertThat(step(state, "b").stops())
        .containsExactly(new StepState.Stop(Cause.PROCEDURE, asked, null));
    assertThat(step(state, "c").stops()).isEmpty();
  }

  @Test
  void withdrawalEndsTheCaseAndSkipsWhatIsOpen() {
    says("a", Outcome.APPROVED);
    var withdraw = new ApprovalCommand.Withdraw("w", "d", "window", "sold to another");

    accept(withdraw);

    assertThat(state.result()).isEqualTo(Result.WITHDRAWN);
    assertThat(status("b")).isEqualTo(Status.SKIPPED);
    assertThat(ApprovalPolicy.decide(state, matter, withdraw, now))
        .isEqualTo(new Decision.Repeated());
    assertThat(refusal(new ApprovalCommand.Withdraw("w2", "d", "window", "again")))
        .isEqualTo(ProblemType.CASE_CLOSED);
  }

  @Test
  void lateRefusalWithdrawsWhatABranchHadIssuedAndOwesThePayment() {
    begin(
        matter(
            null,
            step("a"),
            new Matter.Step("pay", ApprovalCase.PLATFORM, Kind.PAYMENT, List.of(), List.of(), null),
            new Matter.Step(
                "issue", "d-issue", Kind.ISSUE, List.of("pay"), List.of(), Cases.RIGHT)));
    var bill = present(state.bill());
    accept(new ApprovalCommand.Pay("p", "d", "window", bill.billId(), bill.total(), "SIM-1"));
    says("issue", Outcome.APPROVED);
    String identifier = present(state.certificate()).identifier();

    says("a", Outcome.REFUSED);

    assertThat(state.result()).isEqualTo(Result.REFUSED);
    assertThat(state.certificate()).isNull();
    assertThat(state.annex().standing()).isEmpty();
    assertThat(state.annex().compensations())
        .extracting(c -> c.kind() + " " + c.step() + " " + c.subject() + " " + c.amount())
        .containsExactly(
            "CERTIFICATE_WITHDRAWN issue " + identifier + " null",
            "PAYMENT_RETURN_DUE pay SIM-1 80.00");
  }

  @Test
  void billOfACaseThatIsRefusedIsVoid() {
    begin(
        matter(
            null,
            step("a"),
            step("b"),
            new Matter.Step(
                "pay", ApprovalCase.PLATFORM, Kind.PAYMENT, List.of(), List.of(), null)));
    says("a", Outcome.REFUSED);

    var bill = present(state.bill());
    assertThat(
            refusal(new ApprovalCommand.Pay("p", "d", "w", bill.billId(), bill.total(), "SIM-1")))
        .isEqualTo(ProblemType.NO_BILL_DUE);
  }

  @Test
  void mistakeIsPutRightBySecondOfficerAndWhatBuiltOnItIsAskedAnew() {
    begin(matter(null, step("a"), step("b", "a"), step("c")));
    says("a", Outcome.APPROVED);
    says("b", Outcome.APPROVED);
    accept(mistake("m", "wang"));
    assertThat(status("a")).isEqualTo(Status.APPROVED);

    assertThat(refusal(confirm("c1", "wang"))).isEqualTo(ProblemType.ACCESS_DENIED);
    accept(confirm("c2", "li"));

    assertThat(status("a")).isEqualTo(Status.REQUESTED);
    assertThat(step(state, "a").attempt()).isEqualTo(2);
    assertThat(status("b")).isEqualTo(Status.WAITING);
    assertThat(status("c")).isEqualTo(Status.REQUESTED);
    assertThat(state.annex().corrections())
        .singleElement()
        .satisfies(c -> assertThat(c.confirmedBy()).isEqualTo("li"));
    assertThat(refusal(confirm("c3", "li"))).isEqualTo(ProblemType.STEP_NOT_OPEN);
  }

  @Test
  void mistakeThatMoneyOrACertificateRestsOnStands() {
    begin(
        matter(
            null,
            step("a"),
            step("c"),
            new Matter.Step("issue", "d-issue", Kind.ISSUE, List.of("a"), List.of(), Cases.RIGHT)));
    says("a", Outcome.APPROVED);
    says("issue", Outcome.APPROVED);

    assertThat(refusal(mistake("m", "wang"))).isEqualTo(ProblemType.CONFLICT);
  }

  @Test
  void onlyTheOwnDepartmentReportsAMistakeAndOnlyInWhatIsDecided() {
    assertThat(refusal(mistake("m1", "wang"))).isEqualTo(ProblemType.STEP_NOT_OPEN);
    says("a", Outcome.APPROVED);
    assertThat(refusal(new ApprovalCommand.ReportMistake("m2", "d", "d-b", "wang", "a", "why")))
        .isEqualTo(ProblemType.NOT_YOUR_STEP);
    assertThat(refusal(new ApprovalCommand.ReportMistake("m3", "d", "d-x", "wang", "x", "why")))
        .isEqualTo(ProblemType.NOT_FOUND);
    assertThat(refusal(confirm("c", "li"))).isEqualTo(ProblemType.NOT_FOUND);
    accept(mistake("m4", "wang"));
    assertThat(refusal(mistake("m5", "wang"))).isEqualTo(ProblemType.CONFLICT);
  }

  @Test
  void secondCertificateOfATypeHasANumberOfItsOwn() {
    begin(matter(null, issue("one"), issue("two")));
    says("one", Outcome.APPROVED);
    says("two", Outcome.APPROVED);

    assertThat(state.annex().issued())
        .extracting(IssuedCertificate::identifier)
        .hasSize(2)
        .doesNotHaveDuplicates();
  }

  private static ApprovalCommand mistake(String key, String officer) {
    return new ApprovalCommand.ReportMistake(key, "d", "d-a", officer, "a", "wrong file");
  }

  private static ApprovalCommand confirm(String key, String officer) {
    return new ApprovalCommand.ConfirmMistake(key, "d", "d-a", officer, "C1");
  }

  private ApprovalCommand tell() {
    return new ApprovalCommand.TellNotice("tell", "d", ApprovalCase.PLATFORM);
  }

  private void begin(Matter other) {
    matter = other;
    state = Cases.filed(other);
  }

  private void says(String step, Outcome outcome) {
    StepState current = step(state, step);
    answers++;
    var answer =
        answer(current.department(), step, "x" + answers, current.attempt(), outcome).answer();
    boolean issues = outcome == Outcome.APPROVED && present(matter.step(step)).kind() == Kind.ISSUE;
    accept(
        Cases.command(
            current.department(),
            new lianban.kernel.event.StepAnswered(
                answer.answerId(),
                answer.caseId(),
                step,
                answer.attempt(),
                outcome,
                answer.reasons(),
                answer.missing(),
                List.of(),
                Map.of(),
                issues ? Cases.draft() : null,
                now,
                now)));
  }

  private void accept(ApprovalCommand command) {
    Decision decision = ApprovalPolicy.decide(state, matter, command, now);
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    var taken = new ApprovalCase.Taken(command.key(), command.digest());
    state =
        Evolution.record(
            Evolution.fold(state, ((Decision.Accepted) decision).events(), now),
            state.version() + 1,
            taken,
            List.of(),
            List.of(),
            0);
  }

  private ProblemType refusal(ApprovalCommand command) {
    Decision decision = ApprovalPolicy.decide(state, matter, command, now);
    assertThat(decision).isInstanceOf(Decision.Refused.class);
    return ((Decision.Refused) decision).problem();
  }

  private static Matter matter(@Nullable Integer noticeMinutes, Matter.Step... steps) {
    return new Matter(
        "m",
        1,
        "m",
        RefusalRule.LET_ALL_FINISH,
        "{}",
        List.of(steps),
        List.of(new Matter.Fee("fee", "费", new BigDecimal("80.00"))),
        List.of(),
        noticeMinutes);
  }

  private static Matter quorum(Matter m, int needed, String... steps) {
    return new Matter(
        m.id(),
        m.version(),
        m.name(),
        m.onRefusal(),
        m.form(),
        m.steps(),
        m.fees(),
        List.of(new Matter.Quorum("q", needed, List.of(steps))),
        m.noticeMinutes());
  }

  private static Matter.Step step(String id, String... after) {
    return step(id, null, Voice.VETO, after);
  }

  private static Matter.Step conditional(String id, String condition, String... after) {
    return step(id, condition, Voice.VETO, after);
  }

  private static Matter.Step advisory(String id) {
    return step(id, null, Voice.ADVISORY);
  }

  private static Matter.Step issue(String id) {
    return new Matter.Step(id, "d-" + id, Kind.ISSUE, List.of(), List.of(), Cases.RIGHT);
  }

  private static Matter.Step step(
      String id, @Nullable String condition, Voice voice, String... after) {
    return new Matter.Step(
        id, "d-" + id, Kind.APPROVAL, List.of(after), List.of(), null, List.of(), condition, voice);
  }

  private Status status(String id) {
    return step(state, id).status();
  }

  private static StepState step(ApprovalCase state, String id) {
    return present(state.step(id));
  }

  private static <T> T present(@Nullable T value) {
    assertThat(value).isNotNull();
    return value;
  }
}
