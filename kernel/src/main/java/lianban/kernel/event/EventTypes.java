package lianban.kernel.event;

/**
 * Names of the event types that the platform itself publishes. The Kafka topic of a type has the
 * type's own name, and what cannot be processed goes to the topic {@link #deadLetterTopic}.
 */
public final class EventTypes {

  /** Status of a case changed; payload {@link CaseStatus}, keyed by case. */
  public static final String CASE_STATUS = "lianban.case.status";

  /** A certificate was issued; payload {@link CertificateIssued}, keyed by case. */
  public static final String CERTIFICATE_ISSUED = "lianban.certificate.issued";

  private static final String STEP_REQUESTED = "lianban.step.requested.";
  private static final String STEP_ANSWERED = "lianban.step.answered.";

  private static final String REDELIVERY = "lianban.redelivery.";
  private static final String REDELIVERED = "lianban.redelivered.";

  private EventTypes() {}

  /** Asks one department for one step; payload {@link StepRequested}, keyed by case. */
  public static String stepRequested(String department) {
    return STEP_REQUESTED + department;
  }

  /**
   * One department's answers; payload {@link StepAnswered}, keyed by case. A type for each
   * department lets the broker itself enforce who may ask and who may answer.
   */
  public static String stepAnswered(String department) {
    return STEP_ANSWERED + department;
  }

  /** Whether the type carries answers of a department. */
  public static boolean isStepAnswered(String type) {
    return type.startsWith(STEP_ANSWERED);
  }

  /** The department whose answers the type carries. */
  public static String answeringDepartment(String type) {
    return type.substring(STEP_ANSWERED.length());
  }

  /** Where events of a topic go that its consumer group cannot process. */
  public static String deadLetterTopic(String topic) {
    return topic + ".dead-letter";
  }

  /** Where dead letters come back to a reader of Kafka, the broker's user of that name alone. */
  public static String redelivery(String user) {
    return REDELIVERY + user;
  }

  /** Where that user tells what became of them. */
  public static String redelivered(String user) {
    return REDELIVERED + user;
  }

  /** Whether dead letters come back, or their outcome, on a topic of that name. */
  public static boolean isRedelivery(String topic) {
    return topic.startsWith(REDELIVERY) || topic.startsWith(REDELIVERED);
  }

  /** The user who tells its outcomes on a topic. */
  public static String redeliveredUser(String topic) {
    return topic.substring(REDELIVERED.length());
  }
}
