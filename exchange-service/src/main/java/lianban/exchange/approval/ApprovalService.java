package lianban.exchange.approval;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import lianban.exchange.approval.ApprovalCase.HistoryEntry;
import lianban.exchange.approval.ApprovalCase.OutboxMessage;
import lianban.exchange.approval.ApprovalCase.Taken;
import lianban.exchange.certificate.CertificateRegistry;
import lianban.exchange.payment.Payments;
import lianban.kernel.event.CertificateDraft;
import lianban.kernel.event.StepAnswered;
import lianban.kernel.problem.ProblemType;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Loads a case, lets the policy decide, stores the outcome as one document and sends its messages.
 * A command is acknowledged when the store has it.
 */
public final class ApprovalService {

  private static final int ATTEMPTS = 20;
  private static final int RECENT_CASES = 20_000;

  private final ApprovalCases cases;
  private final Matters matters;
  private final Filing filing;
  private final Outbox outbox;
  private final CertificateRegistry certificates;
  private final Payments payments;
  private final JsonMapper json;
  private final InstantSource clock;

  /** Commands on one case within this process take turns; the version guards against others. */
  private final List<Lock> turns = Stream.<Lock>generate(ReentrantLock::new).limit(512).toList();

  /**
   * What this process wrote last. Only a starting point: an accepted command must still match the
   * stored version, and nothing is refused without a look at the store.
   */
  private final Cache<String, ApprovalCase> recent =
      Caffeine.newBuilder().maximumSize(RECENT_CASES).build();

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
    this.certificates = certificates;
    this.payments = payments;
    this.json = json;
    this.clock = clock;
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
    List<ApprovalEvent> events = ApprovalPolicy.opening(matter);
    ApprovalCase opened = next(null, blank, matter, events, null, application.filedBy(), now);
    outbox.announce(caseId);
    boolean isNew = cases.insert(opened);
    ApprovalCase stored = isNew ? opened : existing(caseId, application);
    recent.put(caseId, stored);
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
    return execute(answer.caseId(), new ApprovalCommand.Answer(department, digest, answer, holder));
  }

  /** The applicant hands in what a notice asked for. */
  public ApprovalCase supplement(
      String caseId, String client, String key, String digest, Map<String, Object> data) {
    return execute(
        caseId, new ApprovalCommand.Supplement("supplement:" + key, digest, client, data));
  }

  /** The applicant pays: no money moves unless the bill is due, and never twice for one bill. */
  public ApprovalCase pay(
      String caseId, String client, String key, String digest, String billId, BigDecimal amount) {
    ApprovalCase state = find(caseId);
    String command = "payment:" + key;
    boolean known = state.commands().stream().anyMatch(taken -> taken.key().equals(command));
    Decision.Refused unpayable = ApprovalPolicy.unpayable(state, billId, amount);
    if (!known && unpayable != null) {
      throw new ProblemException(unpayable.problem(), unpayable.detail());
    }
    String reference = known ? "" : payments.pay(billId, amount);
    return execute(
        caseId, new ApprovalCommand.Pay(command, digest, client, billId, amount, reference));
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
    ApprovalCase known = recent.getIfPresent(caseId);
    return (known == null ? find(caseId) : known).filedBy();
  }

  /** A digest of a request or an answer, to tell a repetition from another under the same key. */
  public String digest(Object said) {
    return CaseIds.digest(json.writeValueAsString(said));
  }

  /** The matter version that a case is pinned to. */
  public Matter matterOf(ApprovalCase state) {
    return matters.version(state.matter(), state.matterVersion());
  }

  private ApprovalCase execute(String caseId, ApprovalCommand command) {
    Lock turn = turns.get(Math.floorMod(caseId.hashCode(), turns.size()));
    turn.lock();
    try {
      ApprovalCase known = recent.getIfPresent(caseId);
      ApprovalCase done = known == null ? null : attempt(known, command, false);
      for (int i = 0; done == null && i < ATTEMPTS; i++) {
        done = attempt(find(caseId), command, true);
      }
      if (done == null) {
        throw new ProblemException(ProblemType.CONFLICT, "Others keep changing this case.");
      }
      recent.put(caseId, done);
      return done;
    } finally {
      turn.unlock();
    }
  }

  /** The case afterwards; null if it must be read again and decided anew. */
  private @Nullable ApprovalCase attempt(
      ApprovalCase state, ApprovalCommand command, boolean isStored) {
    Matter matter = matterOf(state);
    return switch (ApprovalPolicy.decide(state, matter, command, clock.instant())) {
      case Decision.Accepted accepted -> store(state, matter, command, accepted.events());
      case Decision.Repeated r -> isStored ? followUp(state) : null;
      case Decision.Refused refused -> {
        if (isStored) {
          throw new ProblemException(refused.problem(), refused.detail());
        }
        yield null;
      }
    };
  }

  private @Nullable ApprovalCase store(
      ApprovalCase state, Matter matter, ApprovalCommand command, List<ApprovalEvent> events) {
    Taken taken = new Taken(command.key(), command.digest());
    ApprovalCase changed =
        next(state, state, matter, events, taken, command.actor(), clock.instant());
    outbox.announce(state.caseId());
    if (!cases.replace(changed)) {
      return null;
    }
    return followUp(changed);
  }

  /**
   * Does what follows from a stored case. A fault may break it off after the case was stored, so a
   * command that is repeated does it again; what was done already stays as it is.
   */
  private ApprovalCase followUp(ApprovalCase stored) {
    outbox.announce(stored.caseId());
    certificates.record(stored);
    outbox.relay(stored);
    return stored;
  }

  /** The case after the events, with its history and its messages. */
  private ApprovalCase next(
      @Nullable ApprovalCase before,
      ApprovalCase state,
      Matter matter,
      List<ApprovalEvent> events,
      @Nullable Taken taken,
      String actor,
      Instant now) {
    ApprovalCase changed = Evolution.fold(state, events, now);
    long published = outbox.published(state.caseId());
    List<OutboxMessage> unsent =
        new ArrayList<>(state.outbox().stream().filter(m -> m.number() > published).toList());
    long number = state.messages();
    for (CaseMessages.Message message : CaseMessages.of(before, changed, matter, events, now)) {
      number++;
      unsent.add(
          new OutboxMessage(
              number,
              message.type(),
              message.step(),
              message.department(),
              now,
              taken == null ? null : taken.key(),
              state.traceparent(),
              json.writeValueAsString(message.payload())));
    }
    return Evolution.record(changed, taken, entries(state, events, actor, now), unsent, number);
  }

  private static List<HistoryEntry> entries(
      ApprovalCase state, List<ApprovalEvent> events, String actor, Instant now) {
    List<HistoryEntry> entries = new ArrayList<>();
    int number = state.history().size();
    for (ApprovalEvent event : events) {
      number++;
      entries.add(
          new HistoryEntry(
              number, now, event.getClass().getSimpleName(), event.stepId(), actor, event.note()));
    }
    return entries;
  }
}
