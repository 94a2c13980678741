package lianban.exchange.webhook;

import java.util.Set;
import lianban.exchange.deadletter.Cause;
import org.jspecify.annotations.Nullable;

/** What an answer means for the event, and for its receiver. */
final class AnswerPolicy {

  /** Of 4xx, those that say "later" and not "never". */
  private static final Set<Integer> LATER = Set.of(408, 425, 429);

  private static final int GONE = 410;

  /** Of 4xx, those that concern every event alike: the receiver is set up wrongly. */
  private static final Set<Integer> SET_UP_WRONGLY =
      Set.of(401, 402, 403, 404, 405, 406, 407, 411, 421, 426, 451);

  private AnswerPolicy() {}

  /** What is done with the event. */
  enum Verdict {
    DELIVERED,
    RETRY,
    /** Trying again cannot help: a dead letter. */
    REFUSED,
    /** The receiver wants nothing any more. */
    GONE
  }

  static Verdict verdict(Answer answer) {
    return switch (answer) {
      case Answer.Unreachable _ -> Verdict.RETRY;
      case Answer.Answered answered -> verdict(answered.status());
    };
  }

  private static Verdict verdict(int status) {
    if (status >= 200 && status < 300) {
      return Verdict.DELIVERED;
    }
    if (status == GONE) {
      return Verdict.GONE;
    }
    return status >= 400 && status < 500 && !LATER.contains(status)
        ? Verdict.REFUSED
        : Verdict.RETRY;
  }

  /** Why it did not get through, null if it did. */
  static @Nullable Cause cause(Answer answer) {
    return switch (answer) {
      case Answer.Unreachable unreachable -> unreachable.cause();
      case Answer.Answered answered -> cause(answered.status());
    };
  }

  private static @Nullable Cause cause(int status) {
    return switch (status / 100) {
      case 2 -> null;
      case 3 -> Cause.HTTP_3XX;
      case 4 -> Cause.HTTP_4XX;
      default -> Cause.HTTP_5XX;
    };
  }

  /** Whether it counts for the receiver's breaker: it would go the same way with other events. */
  static boolean isFaultOfReceiver(Answer answer) {
    return switch (verdict(answer)) {
      case DELIVERED -> false;
      case RETRY, GONE -> true;
      case REFUSED ->
          answer instanceof Answer.Answered answered && SET_UP_WRONGLY.contains(answered.status());
    };
  }
}
