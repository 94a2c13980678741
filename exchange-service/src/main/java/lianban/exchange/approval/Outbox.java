package lianban.exchange.approval;

/**
 * Brings the messages of cases to Kafka, in their order, at least once. A case that is about to be
 * written is announced first, so that a killed process leaves a trace of what may still be unsent.
 */
public interface Outbox {

  /** Notes durably that the case may have unsent messages from now on. */
  void announce(String caseId);

  /** The number of the case's last message that is known to have arrived; 0 if none is known. */
  long published(String caseId);

  /** Sends what the stored case has in its outbox and was not sent yet; returns at once. */
  void relay(ApprovalCase stored);

  /** Whether so much is waiting that no new case should be taken. */
  boolean isCongested();
}
