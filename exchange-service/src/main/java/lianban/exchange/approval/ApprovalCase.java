package lianban.exchange.approval;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import lianban.exchange.approval.StepState.Status;
import lianban.exchange.material.CaseMaterial;
import lianban.kernel.event.Bill;
import lianban.kernel.event.CaseStatus.Phase;
import lianban.kernel.event.CaseStatus.Result;
import lianban.kernel.event.Party;
import org.jspecify.annotations.Nullable;

/**
 * The whole truth about one case: stored, versioned and changed as one document.
 *
 * @param version counts the writes; a write succeeds only on the version that it read
 * @param receipt the number on the applicant's receipt
 * @param filedBy client that filed it
 * @param reference the filer's own reference
 * @param digest of the application as filed, to tell a repeated filing from another under its key
 * @param holder pseudonym of the applicant
 * @param commands what was taken in already, so that repeating it has no second effect
 * @param certificate what the case issued last, if it still holds
 * @param history everything that happened, in order
 * @param outbox messages that may not have reached Kafka yet, in order
 * @param messages how many messages the case has sent; numbers their ids
 * @param traceparent trace of the filing
 * @param annex notices, certificates, what was undone, corrections
 * @param materials what was handed in or pulled; their contents lie elsewhere
 */
public record ApprovalCase(
    String caseId,
    long version,
    String receipt,
    String matter,
    int matterVersion,
    String filedBy,
    @Nullable String reference,
    String channel,
    String digest,
    Party applicant,
    String holder,
    Map<String, Object> form,
    Instant filedAt,
    List<StepState> steps,
    List<Taken> commands,
    @Nullable Bill bill,
    @Nullable String payment,
    @Nullable IssuedCertificate certificate,
    @Nullable Result result,
    @Nullable Instant closedAt,
    List<HistoryEntry> history,
    List<OutboxMessage> outbox,
    long messages,
    String traceparent,
    Annex annex,
    List<CaseMaterial> materials) {

  /** The platform itself, as the department of payment steps. */
  public static final String PLATFORM = "platform";

  /** Cases that were stored before there was an annex have none. */
  public ApprovalCase {
    annex = annex == null ? Annex.NONE : annex;
    form = Map.copyOf(form);
    steps = List.copyOf(steps);
    commands = List.copyOf(commands);
    history = List.copyOf(history);
    outbox = List.copyOf(outbox);
    materials = known(materials);
  }

  /** A case that was stored before there were materials has none. */
  private static List<CaseMaterial> known(@Nullable List<CaseMaterial> materials) {
    return materials == null ? List.of() : List.copyOf(materials);
  }

  /** A command that had its effect, by its own identity and the digest of what it said. */
  public record Taken(String key, String digest) {}

  /**
   * One thing that happened.
   *
   * @param kind what, such as {@code StepApproved}
   * @param actor client or department that caused it
   */
  public record HistoryEntry(
      int number, Instant at, String kind, @Nullable String step, String actor, String note) {}

  /**
   * A message on its way to Kafka.
   *
   * @param number counts the case's messages from 1; the event id is made of it
   * @param payload JSON, exactly as it will be published
   */
  public record OutboxMessage(
      long number,
      String type,
      @Nullable String step,
      @Nullable String department,
      Instant at,
      @Nullable String causation,
      String traceparent,
      String payload) {}

  public boolean isClosed() {
    return closedAt != null;
  }

  /** The step with that id, null if the case has none. */
  public @Nullable StepState step(String id) {
    return steps.stream().filter(step -> step.id().equals(id)).findFirst().orElse(null);
  }

  /**
   * What the case waits for. The applicant is asked once told: when no department still works on
   * it, or when findings were gathered for as long as the matter says.
   */
  public Phase phase() {
    if (isClosed()) {
      return Phase.CLOSED;
    }
    if (steps.stream().anyMatch(this::isTold)) {
      return Phase.SUPPLEMENT_NEEDED;
    }
    if (bill != null && payment == null) {
      return Phase.PAYMENT_DUE;
    }
    return payment != null ? Phase.ISSUING : Phase.IN_APPROVAL;
  }

  /** Whether the step waits for the applicant, who knows of it. */
  public boolean isTold(StepState step) {
    return step.status() == Status.SUPPLEMENT_NEEDED
        && (annex.told().contains(step.id()) || !isAtDepartments());
  }

  /** Whether a department still owes an answer. */
  boolean isAtDepartments() {
    return steps.stream()
        .anyMatch(step -> step.status().isWithDepartment() && !step.department().equals(PLATFORM));
  }

  boolean has(Status status) {
    return steps.stream().anyMatch(step -> step.status() == status);
  }
}
