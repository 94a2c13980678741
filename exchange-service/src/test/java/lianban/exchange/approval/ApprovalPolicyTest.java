package lianban.exchange.approval;

import static lianban.exchange.approval.Cases.T0;
import static lianban.exchange.approval.Cases.answer;
import static lianban.exchange.approval.Cases.approve;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import lianban.exchange.approval.Matter.RefusalRule;
import lianban.exchange.approval.StepState.Status;
import lianban.kernel.code.CertificateIdentifier;
import lianban.kernel.event.CaseStatus.Phase;
import lianban.kernel.event.CaseStatus.Result;
import lianban.kernel.event.CertificateDraft;
import lianban.kernel.event.Party;
import lianban.kernel.event.StepAnswered;
import lianban.kernel.event.StepAnswered.Outcome;
import lianban.kernel.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ApprovalPolicyTest {

  private final Matter matter = Cases.secondHandHome(RefusalRule.LET_ALL_FINISH);
  private final ApprovalCase filed = Cases.filed(matter);

  @Test
  void independentStepsStartTogether() {
    assertThat(statuses(filed))
        .containsExactly(
            Status.REQUESTED,
            Status.REQUESTED,
            Status.REQUESTED,
            Status.REQUESTED,
            Status.WAITING,
            Status.WAITING);
    assertThat(filed.phase()).isEqualTo(Phase.IN_APPROVAL);
  }

  @Test
  void oneBillIsMadeOnceAllFourApproved() {
    ApprovalCase state = fourApprovals();
    assertThat(state.phase()).isEqualTo(Phase.PAYMENT_DUE);
    assertThat(bill(state).items())
        .extracting(item -> item.code())
        .containsExactly("deed-tax", "registration-fee");
    assertThat(bill(state).total()).isEqualByComparingTo("2750.00");
  }

  @Test
  void paidCaseIsIssuedWithItsReceiptAsSerialNumber() {
    ApprovalCase state = accept(paid(), approve("registration", "issue"));
    assertThat(state.result()).isEqualTo(Result.ISSUED);
    IssuedCertificate certificate = state.certificate();
    assertThat(certificate).isNotNull();
    assertThat(CertificateIdentifier.parse(certificate.identifier()).serial())
        .isEqualTo(state.receipt());
    assertThat(certificate.holderName()).isEqualTo("王**");
    assertThat(certificate.holder()).isEqualTo("holder-of-certificate");
  }

  @Test
  void refusalLetsTheOthersFinishSoThatAllReasonsAreHeard() {
    ApprovalCase state = accept(filed, answer("housing", "contract", "a1", 1, Outcome.REFUSED));
    assertThat(state.isClosed()).isFalse();
    state = accept(state, approve("public-security", "identity"));
    state = accept(state, approve("tax", "tax"));
    assertThat(state.isClosed()).isFalse();
    state = accept(state, answer("registration", "title", "a2", 1, Outcome.REFUSED));
    assertThat(state.result()).isEqualTo(Result.REFUSED);
    assertThat(state.bill()).isNull();
    assertThat(statuses(state))
        .containsExactly(
            Status.APPROVED,
            Status.REFUSED,
            Status.APPROVED,
            Status.REFUSED,
            Status.SKIPPED,
            Status.SKIPPED);
  }

  @Test
  void refusalStopsTheRestWhereTheMatterSaysSo() {
    Matter strict = Cases.secondHandHome(RefusalRule.STOP_THE_REST);
    ApprovalCase state =
        accept(
            strict, Cases.filed(strict), answer("housing", "contract", "a1", 1, Outcome.REFUSED));
    assertThat(state.result()).isEqualTo(Result.REFUSED);
    assertThat(statuses(state)).containsOnlyOnce(Status.REFUSED).contains(Status.SKIPPED);
  }

  @Test
  void applicantIsAskedOnceNoDepartmentStillWorks() {
    ApprovalCase state =
        accept(filed, answer("public-security", "identity", "a1", 1, Outcome.SUPPLEMENT_NEEDED));
    assertThat(state.phase()).isEqualTo(Phase.IN_APPROVAL);
    state = accept(state, approve("housing", "contract"));
    state = accept(state, approve("tax", "tax"));
    state = accept(state, approve("registration", "title"));
    assertThat(state.phase()).isEqualTo(Phase.SUPPLEMENT_NEEDED);
  }

  @Test
  void supplementGoesToThoseWhoAskedAsANewAttempt() {
    ApprovalCase asked =
        accept(filed, answer("public-security", "identity", "a1", 1, Outcome.SUPPLEMENT_NEEDED));
    ApprovalCase state =
        accept(asked, new ApprovalCommand.Supplement("s1", "d", "window", Map.of("card", "new")));
    StepState identity = step(state, "identity");
    assertThat(identity.status()).isEqualTo(Status.REQUESTED);
    assertThat(identity.attempt()).isEqualTo(2);
    assertThat(step(state, "tax").attempt()).isEqualTo(1);
    assertRefused(
        decide(state, answer("public-security", "identity", "late", 1, Outcome.APPROVED)),
        ProblemType.STEP_ALREADY_ANSWERED);
  }

  @ParameterizedTest
  @EnumSource(Outcome.class)
  void answerOfAnotherDepartmentIsRefused(Outcome outcome) {
    assertRefused(
        decide(filed, answer("housing", "tax", "a1", 1, outcome)), ProblemType.NOT_YOUR_STEP);
  }

  @Test
  void nobodyAnswersThePaymentStep() {
    assertRefused(
        decide(fourApprovals(), approve(ApprovalCase.PLATFORM, "payment")),
        ProblemType.NOT_YOUR_STEP);
  }

  @Test
  void sameAnswerAgainHasNoSecondEffect() {
    ApprovalCase state = accept(filed, approve("tax", "tax"));
    assertThat(decide(state, approve("tax", "tax"))).isEqualTo(new Decision.Repeated());
  }

  @Test
  void sameAnswerIdWithOtherWordsIsRefused() {
    ApprovalCase state = accept(filed, answer("tax", "tax", "a1", 1, Outcome.APPROVED));
    assertRefused(
        decide(state, answer("tax", "tax", "a1", 1, Outcome.REFUSED)),
        ProblemType.IDEMPOTENCY_KEY_REUSED);
  }

  @Test
  void secondAnswerIsRefused() {
    ApprovalCase state = accept(filed, answer("tax", "tax", "a1", 1, Outcome.APPROVED));
    assertRefused(
        decide(state, answer("tax", "tax", "a2", 1, Outcome.REFUSED)),
        ProblemType.STEP_ALREADY_ANSWERED);
  }

  @Test
  void answerToAClosedCaseIsRefused() {
    Matter strict = Cases.secondHandHome(RefusalRule.STOP_THE_REST);
    ApprovalCase closed =
        accept(
            strict, Cases.filed(strict), answer("housing", "contract", "a1", 1, Outcome.REFUSED));
    assertRefused(
        ApprovalPolicy.decide(closed, strict, approve("tax", "tax"), T0), ProblemType.CASE_CLOSED);
  }

  @Test
  void answerBeforeItsPredecessorsAreDoneIsRefused() {
    assertRefused(decide(filed, approve("registration", "issue")), ProblemType.STEP_NOT_OPEN);
  }

  @Test
  void answerToAnAttemptNotAskedForIsRefused() {
    assertRefused(
        decide(filed, answer("tax", "tax", "a1", 2, Outcome.APPROVED)), ProblemType.STEP_NOT_OPEN);
  }

  @Test
  void unknownStepIsRefused() {
    assertRefused(decide(filed, approve("tax", "stamp")), ProblemType.NOT_FOUND);
  }

  @Test
  void issueWithoutADraftIsRefused() {
    StepAnswered good = approve("registration", "issue").answer();
    var bare =
        new StepAnswered(
            "a1",
            good.caseId(),
            "issue",
            1,
            Outcome.APPROVED,
            List.of(),
            List.of(),
            List.of(),
            Map.of(),
            null,
            T0,
            T0);
    assertRefused(decide(paid(), Cases.command("registration", bare)), ProblemType.INVALID_ANSWER);
  }

  @Test
  void issueInThePlaceOfAnotherBodysCertificateIsRefused() {
    StepAnswered good = approve("registration", "issue").answer();
    String foreign =
        new CertificateIdentifier("11440300MB2C00004K001", "340100", "S1", "001").toString();
    var draft =
        new CertificateDraft(
            "real-estate-right",
            new Party("111", "11010519491231002X", "A"),
            Map.of("propertyNo", "P1"),
            foreign);
    var greedy =
        new StepAnswered(
            "a1",
            good.caseId(),
            "issue",
            1,
            Outcome.APPROVED,
            List.of(),
            List.of(),
            List.of(),
            Map.of(),
            draft,
            T0,
            T0);
    assertRefused(
        decide(paid(), Cases.command("registration", greedy)), ProblemType.INVALID_ANSWER);
  }

  @Test
  void stoppedClockLeavesTheStepWithItsDepartment() {
    ApprovalCase state = accept(filed, answer("tax", "tax", "a1", 1, Outcome.CLOCK_STOPPED));
    assertThat(step(state, "tax").status()).isEqualTo(Status.CLOCK_STOPPED);
    assertThat(state.phase()).isEqualTo(Phase.IN_APPROVAL);
    state = accept(state, answer("tax", "tax", "a2", 1, Outcome.APPROVED));
    assertThat(step(state, "tax").status()).isEqualTo(Status.APPROVED);
  }

  @Test
  void paymentOfAnotherAmountIsRefused() {
    ApprovalCase due = fourApprovals();
    assertRefused(decide(due, pay(due, "2749.99")), ProblemType.BILL_MISMATCH);
  }

  @Test
  void paymentIsTakenOnce() {
    ApprovalCase paid = paid();
    assertThat(decide(paid, pay(paid, "2750.00"))).isEqualTo(new Decision.Repeated());
    var again =
        new ApprovalCommand.Pay(
            "p2", "d", "window", bill(paid).billId(), new BigDecimal("2750.00"), "ref2");
    assertRefused(decide(paid, again), ProblemType.NO_BILL_DUE);
  }

  @Test
  void paymentBeforeTheBillIsRefused() {
    var early = new ApprovalCommand.Pay("p1", "d", "window", "B1", new BigDecimal("80.00"), "ref");
    assertRefused(decide(filed, early), ProblemType.NO_BILL_DUE);
  }

  @Test
  void supplementNobodyAskedForIsRefused() {
    assertRefused(
        decide(filed, new ApprovalCommand.Supplement("s1", "d", "window", Map.of())),
        ProblemType.NOTHING_TO_SUPPLEMENT);
  }

  @Test
  void timelineTellsTheLongestChainOfWorkAndTheSequentialSum() {
    ApprovalCase closed =
        Evolution.fold(
            paid(),
            List.of(
                new ApprovalEvent.StepApproved("issue", 40, List.of(), Map.of()),
                new ApprovalEvent.CaseClosed(Result.ISSUED)),
            T0.plusSeconds(10));
    Timeline timeline = Timeline.of(closed, matter, T0.plusSeconds(99));
    assertThat(timeline.elapsed()).isEqualTo(Duration.ofSeconds(10));
    assertThat(timeline.work()).isEqualTo(Duration.ofMillis(80));
    assertThat(timeline.sequential()).isGreaterThanOrEqualTo(Duration.ofSeconds(9));
  }

  private ApprovalCase fourApprovals() {
    ApprovalCase state = accept(filed, approve("public-security", "identity"));
    state = accept(state, approve("housing", "contract"));
    state = accept(state, approve("registration", "title"));
    return accept(state, approve("tax", "tax"));
  }

  private ApprovalCase paid() {
    ApprovalCase due = fourApprovals();
    return accept(due, pay(due, "2750.00"));
  }

  private static ApprovalCommand.Pay pay(ApprovalCase state, String amount) {
    return new ApprovalCommand.Pay(
        "p1", "d", "window", bill(state).billId(), new BigDecimal(amount), "ref");
  }

  private Decision decide(ApprovalCase state, ApprovalCommand command) {
    return ApprovalPolicy.decide(state, matter, command, T0.plusSeconds(1));
  }

  private ApprovalCase accept(ApprovalCase state, ApprovalCommand command) {
    return accept(matter, state, command);
  }

  private static ApprovalCase accept(Matter matter, ApprovalCase state, ApprovalCommand command) {
    Decision decision = ApprovalPolicy.decide(state, matter, command, T0.plusSeconds(1));
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    List<ApprovalEvent> events = ((Decision.Accepted) decision).events();
    var taken = new ApprovalCase.Taken(command.key(), command.digest());
    return Evolution.record(
        Evolution.fold(state, events, T0.plusSeconds(1)),
        state.version() + 1,
        taken,
        List.of(),
        List.of(),
        0);
  }

  private static void assertRefused(Decision decision, ProblemType type) {
    assertThat(decision).isInstanceOf(Decision.Refused.class);
    assertThat(((Decision.Refused) decision).problem()).isEqualTo(type);
  }

  private static List<Status> statuses(ApprovalCase state) {
    return state.steps().stream().map(StepState::status).toList();
  }

  private static StepState step(ApprovalCase state, String id) {
    return present(state.step(id));
  }

  private static lianban.kernel.event.Bill bill(ApprovalCase state) {
    return present(state.bill());
  }

  private static <T> T present(@Nullable T value) {
    assertThat(value).isNotNull();
    return value;
  }
}
