package lianban.exchange.approval;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lianban.exchange.certificate.CertificateRegistry;
import lianban.exchange.material.CaseMaterial;
import lianban.exchange.payment.PaymentNotice;
import lianban.exchange.payment.Payments;
import lianban.exchange.payment.Refunds;
import lianban.kernel.event.Bill;
import lianban.kernel.event.CertificateDraft;
import lianban.kernel.event.Party;
import lianban.kernel.event.StepAnswered;
import lianban.kernel.problem.ProblemType;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What can be done with cases: file, answer, supplement, pay, withdraw, correct, look. A command is
 * acknowledged when the store has it.
 */
public final class ApprovalService {

  /** Why a bill that was due a moment ago cannot be paid any more. */
  private static final Set<ProblemType> VOIDED =
      Set.of(ProblemType.CASE_CLOSED, ProblemType.NO_BILL_DUE, ProblemType.BILL_MISMATCH);

  private final ApprovalCases cases;
  private final Matters matters;
  private final Filing filing;
  private final Outbox outbox;
  private final Payments payments;
  private final JsonMapper json;
  private final InstantSource clock;
  private final CaseRevisions revisions;
  private final CaseCommands commands;

  public ApprovalService(
      ApprovalCases cases,
      Matters matters,
      Filing filing,
      Outbox outbox,
      CertificateRegistry certificates,
      Payments payments,
      JsonMapper json,
      InstantSource clock) {
    this.cases = cases;
    this.matters = matters;
    this.filing = filing;
    this.outbox = outbox;
    this.payments = payments;
    this.json = json;
    this.clock = clock;
    this.revisions = new CaseRevisions(outbox, json::writeValueAsString);
    this.commands =
        new CaseCommands(
            cases, matters, revisions, outbox, certificates, new Refunds(payments), clock);
  }

  /** A case and whether this request opened it or met it. */
  public record Filed(ApprovalCase state, boolean isNew) {}

  /**
   * Opens a case, or finds the one that the same filing opened before.
   *
   * @throws ProblemException if the application has faults or the matter is unknown
   */
  public Filed file(Application application) {
    String caseId = CaseIds.of(application.filedBy(), application.key());
    Matter matter = matters.current(application.matter());
    if (matter == null) {
      throw new ProblemException(
          ProblemType.UNKNOWN_MATTER, "No matter " + application.matter() + " is in force.");
    }
    if (outbox.isCongested()) {
      throw new ProblemException(ProblemType.TOO_BUSY, "Too many messages wait for the broker.");
    }
    Instant now = clock.instant();
    ApprovalCase blank = filing.open(application, matter, now);
    List<ApprovalEvent> events = ApprovalPolicy.opening(blank, matter);
    ApprovalCase opened = revisions.opened(blank, matter, events, now);
    outbox.announce(caseId);
    boolean isNew = cases.insert(opened);
    ApprovalCase stored = isNew ? opened : existing(caseId, application);
    commands.remember(stored);
    outbox.relay(stored);
    return new Filed(stored, isNew);
  }

  private ApprovalCase existing(String caseId, Application application) {
    ApprovalCase stored = find(caseId);
    if (!stored.digest().equals(application.digest())) {
      throw new ProblemException(
          ProblemType.IDEMPOTENCY_KEY_REUSED,
          "Another application was filed under this Idempotency-Key.");
    }
    return stored;
  }

  /**
   * A department's answer.
   *
   * @param digest of the answer as it came
   * @throws ProblemException if it may not be given; nothing is changed then
   */
  public ApprovalCase answer(String department, StepAnswered answer, String digest) {
    CertificateDraft draft = answer.certificate();
    String holder = draft == null ? null : filing.holder(draft.holder());
    return commands.execute(
        answer.caseId(), new ApprovalCommand.Answer(department, digest, answer, holder));
  }

  /** The applicant hands in what a notice asked for. */
  public ApprovalCase supplement(
      String caseId, String client, String key, String digest, Map<String, Object> data) {
    return commands.execute(
        caseId, new ApprovalCommand.Supplement("supplement:" + key, digest, client, data));
  }

  /** The applicant hands in materials after the filing. */
  public ApprovalCase handIn(
      String caseId, String client, String key, String digest, List<CaseMaterial> materials) {
    return commands.execute(
        caseId, new ApprovalCommand.HandIn("materials:" + key, digest, client, materials));
  }

  /** The applicant pays: no money moves unless the bill is due, and never twice for one bill. */
  public ApprovalCase pay(
      String caseId, String client, String key, String digest, String billId, BigDecimal amount) {
    String command = "payment:" + key;
    // As stored, for money must not move on the word of a memory.
    ApprovalCase state = find(caseId);
    boolean known = state.commands().stream().anyMatch(taken -> taken.key().equals(command));
    Decision.Refused unpayable = ApprovalPolicy.unpayable(state, billId, amount);
    if (!known && unpayable != null) {
      throw new ProblemException(unpayable.problem(), unpayable.detail());
    }
    String reference = known ? "" : payments.pay(billId, amount);
    try {
      return commands.execute(
          caseId, new ApprovalCommand.Pay(command, digest, client, billId, amount, reference));
    } catch (ProblemException e) {
      if (VOIDED.contains(e.type()) && !isPaid(find(caseId), billId)) {
        payments.refund(billId, amount, "The bill became void while it was paid.");
      }
      throw e;
    }
  }

  /** Another request may have paid the same bill: then the money is where it belongs. */
  private static boolean isPaid(ApprovalCase state, String billId) {
    Bill bill = state.bill();
    return bill != null && bill.billId().equals(billId) && state.payment() != null;
  }

  /** The provider says that the bill was paid: no money moves here any more. */
  public ApprovalCase paid(String caseId, PaymentNotice notice) {
    return commands.execute(
        caseId,
        new ApprovalCommand.Pay(
            "payment-notice:" + notice.id(),
            digest(notice),
            "payments",
            notice.billId(),
            notice.amount(),
            notice.reference()));
  }

  /** The case as stored, null if there is none. */
  public @Nullable ApprovalCase known(String caseId) {
    return cases.find(caseId);
  }

  /** The applicant withdraws; what branches brought about is undone. */
  public ApprovalCase withdraw(
      String caseId, String client, String key, String digest, String reason) {
    return commands.execute(
        caseId, new ApprovalCommand.Withdraw("withdrawal:" + key, digest, client, reason));
  }

  /** Tells the applicant what was found missing so far: the time for gathering is over. */
  public ApprovalCase tellNotice(String caseId, Instant since) {
    return commands.execute(
        caseId,
        new ApprovalCommand.TellNotice("notice:" + since, since.toString(), ApprovalCase.PLATFORM));
  }

  /** An officer reports that the own department decided a step by mistake. */
  public ApprovalCase reportMistake(
      String caseId,
      String department,
      String key,
      String digest,
      String officer,
      String step,
      String reason) {
    return commands.execute(
        caseId,
        new ApprovalCommand.ReportMistake(
            "correction:" + key, digest, department, officer, step, reason));
  }

  /** A second officer confirms the mistake: the step is decided anew. */
  public ApprovalCase confirmMistake(
      String caseId,
      String department,
      String key,
      String digest,
      String officer,
      String correction) {
    return commands.execute(
        caseId,
        new ApprovalCommand.ConfirmMistake(
            "confirmation:" + key, digest, department, officer, correction));
  }

  /**
   * The case as stored.
   *
   * @throws ProblemException if there is none
   */
  public ApprovalCase find(String caseId) {
    ApprovalCase state = cases.find(caseId);
    if (state == null) {
      throw new ProblemException(ProblemType.NOT_FOUND, "There is no case " + caseId + ".");
    }
    return state;
  }

  /**
   * The client that filed the case, which never changes.
   *
   * @throws ProblemException if there is no such case
   */
  public String filer(String caseId) {
    ApprovalCase known = commands.recently(caseId);
    return (known == null ? find(caseId) : known).filedBy();
  }

  /** The pseudonym of a person or firm. */
  public String holder(Party party) {
    return filing.holder(party);
  }

  /** A digest of a request or an answer, to tell a repetition from another under the same key. */
  public String digest(Object said) {
    return CaseIds.digest(json.writeValueAsString(said));
  }

  /** The matter version that a case is pinned to. */
  public Matter matterOf(ApprovalCase state) {
    return matters.version(state.matter(), state.matterVersion());
  }
}
