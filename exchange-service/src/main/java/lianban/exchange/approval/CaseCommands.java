package lianban.exchange.approval;

import static java.util.stream.Collectors.groupingBy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lianban.exchange.certificate.CertificateRegistry;
import lianban.exchange.payment.Refunds;
import lianban.kernel.problem.ProblemType;
import lianban.service.batch.GroupCommit;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Lets the policy decide commands on stored cases, stores the outcome as one document and does what
 * follows from it. Commands on one case that wait for their turn are decided one after the other
 * and stored in one write.
 */
final class CaseCommands {

  private static final int ATTEMPTS = 20;
  private static final int RECENT_CASES = 2_000;
  private static final int TURNS = 512;

  private final ApprovalCases cases;
  private final Matters matters;
  private final CaseRevisions revisions;
  private final Outbox outbox;
  private final CertificateRegistry certificates;
  private final Refunds refunds;
  private final InstantSource clock;

  /**
   * Commands on one case within this process take turns; the version guards against other
   * processes.
   */
  private final List<GroupCommit<Asked, Told>> turns =
      Stream.generate(() -> new GroupCommit<>(this::executeAll)).limit(TURNS).toList();

  /**
   * Open cases as this process wrote them last. Only a starting point: an accepted command must
   * still match the stored version, and nothing is refused without a look at the store.
   */
  private final Cache<String, ApprovalCase> recent =
      Caffeine.newBuilder().maximumSize(RECENT_CASES).build();

  CaseCommands(
      ApprovalCases cases,
      Matters matters,
      CaseRevisions revisions,
      Outbox outbox,
      CertificateRegistry certificates,
      Refunds refunds,
      InstantSource clock) {
    this.cases = cases;
    this.matters = matters;
    this.revisions = revisions;
    this.outbox = outbox;
    this.certificates = certificates;
    this.refunds = refunds;
    this.clock = clock;
  }

  private record Asked(String caseId, ApprovalCommand command) {}

  private sealed interface Told {

    record Done(ApprovalCase state) implements Told {}

    record Refused(ProblemType problem, String detail) implements Told {}

    /** It failed, and with it nothing else: it may be asked again. */
    record Failed(RuntimeException fault) implements Told {}
  }

  /**
   * The case afterwards, also if the command had its effect before.
   *
   * @throws ProblemException if it may not be done; nothing is changed then
   */
  ApprovalCase execute(String caseId, ApprovalCommand command) {
    var turn = turns.get(Math.floorMod(caseId.hashCode(), turns.size()));
    return switch (turn.commit(new Asked(caseId, command))) {
      case Told.Done(ApprovalCase state) -> state;
      case Told.Refused(ProblemType problem, String detail) ->
          throw new ProblemException(problem, detail);
      case Told.Failed(RuntimeException fault) -> throw fault;
    };
  }

  /** The open case as this process wrote it last, null if it did not; it may have changed since. */
  @Nullable ApprovalCase recently(String caseId) {
    return recent.getIfPresent(caseId);
  }

  /** Takes note of what was written last. A closed case hardly hears of a command any more. */
  void remember(ApprovalCase stored) {
    if (stored.isClosed()) {
      recent.invalidate(stored.caseId());
    } else {
      recent.put(stored.caseId(), stored);
    }
  }

  /** Cases share turns, so the commands may be for several. */
  private List<Told> executeAll(List<Asked> asked) {
    Map<String, List<Integer>> byCase =
        IntStream.range(0, asked.size()).boxed().collect(groupingBy(i -> asked.get(i).caseId()));
    Told[] told = new Told[asked.size()];
    byCase.forEach(
        (caseId, places) -> {
          List<ApprovalCommand> commands =
              places.stream().map(place -> asked.get(place).command()).toList();
          List<Told> outcome = executeApart(caseId, commands);
          for (int i = 0; i < places.size(); i++) {
            told[places.get(i)] = outcome.get(i);
          }
        });
    return List.of(told);
  }

  /** One command that fails is no fault of those that wait with it. */
  private List<Told> executeApart(String caseId, List<ApprovalCommand> commands) {
    try {
      return execute(caseId, commands);
    } catch (RuntimeException fault) {
      if (commands.size() == 1) {
        return List.of(new Told.Failed(fault));
      }
      return commands.stream()
          .flatMap(command -> executeApart(caseId, List.of(command)).stream())
          .toList();
    }
  }

  private List<Told> execute(String caseId, List<ApprovalCommand> commands) {
    ApprovalCase known = recent.getIfPresent(caseId);
    List<Told> told = known == null ? null : attempt(known, commands, false);
    for (int i = 0; told == null && i < ATTEMPTS; i++) {
      ApprovalCase stored = cases.find(caseId);
      told =
          stored == null
              ? refusal(commands, ProblemType.NOT_FOUND, "There is no case " + caseId + ".")
              : attempt(stored, commands, true);
    }
    return told == null
        ? refusal(commands, ProblemType.CONFLICT, "Others keep changing this case.")
        : told;
  }

  private static List<Told> refusal(
      List<ApprovalCommand> commands, ProblemType problem, String detail) {
    return Collections.nCopies(commands.size(), new Told.Refused(problem, detail));
  }

  /**
   * Decides the commands one after the other and stores what comes of all of them at once.
   *
   * @return what became of each; null if the case must be read again and decided anew
   */
  private @Nullable List<Told> attempt(
      ApprovalCase state, List<ApprovalCommand> commands, boolean isStored) {
    Matter matter = matters.version(state.matter(), state.matterVersion());
    Instant now = clock.instant();
    List<Decision> decisions = new ArrayList<>();
    ApprovalCase changed = state;
    for (ApprovalCommand command : commands) {
      Decision decision = ApprovalPolicy.decide(changed, matter, command, now);
      if (decision instanceof Decision.Accepted(List<ApprovalEvent> events)) {
        changed = revisions.changed(changed, matter, events, command, now, state.version() + 1);
      } else if (!isStored) {
        return null;
      }
      decisions.add(decision);
    }
    return store(state, changed) ? follow(changed, decisions) : null;
  }

  private boolean store(ApprovalCase state, ApprovalCase changed) {
    if (changed.version() == state.version()) {
      return true;
    }
    outbox.announce(state.caseId());
    return cases.replace(changed);
  }

  private List<Told> follow(ApprovalCase stored, List<Decision> decisions) {
    remember(stored);
    if (!decisions.stream().allMatch(Decision.Refused.class::isInstance)) {
      followUp(stored);
    }
    List<Told> told = new ArrayList<>();
    for (Decision decision : decisions) {
      told.add(
          decision instanceof Decision.Refused(ProblemType problem, String detail)
              ? new Told.Refused(problem, detail)
              : new Told.Done(stored));
    }
    return told;
  }

  /**
   * Does what follows from a stored case. A fault may break it off after the case was stored, so a
   * command that is repeated does it again; what was done already stays as it is.
   */
  private void followUp(ApprovalCase stored) {
    outbox.announce(stored.caseId());
    certificates.record(stored);
    refunds.settle(stored);
    outbox.relay(stored);
  }
}
