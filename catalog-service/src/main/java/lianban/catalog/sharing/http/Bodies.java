package lianban.catalog.sharing.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.function.Supplier;
import lianban.catalog.sharing.Access;
import lianban.catalog.sharing.Resource;
import lianban.catalog.sharing.ShareCommand;
import lianban.catalog.sharing.ShareFiling;
import lianban.kernel.problem.ProblemType;
import lianban.service.problem.Fault;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** What is sent to ask and to act, and the commands that it comes to. */
final class Bodies {

  private static final String NOT_BLANK = "(?s).*\\S.*";

  private Bodies() {}

  /** Until a moment, or for a time from the decision on. */
  record Term(@Nullable Instant until, @Nullable Period duration) {}

  /** A request; it names an event type or a data set. */
  record Filing(
      @Nullable @Size(max = 200) String type,
      @Nullable @Size(max = 64) String dataSet,
      @NotNull @Size(max = 500) @Pattern(regexp = ".*\\S.*") String purpose,
      @NotNull @Size(max = 500) @Pattern(regexp = ".*\\S.*") String legalBasis,
      @NotNull List<@NotNull String> fields,
      Access.@NotNull Rows rows,
      @NotNull @Valid Term term,
      @Nullable Integer version) {

    ShareFiling filing() {
      requireOne("/term", "Give either until or duration.", term.until, term.duration);
      return new ShareFiling(
          resource(), purpose, legalBasis, fields, rows, term.until, term.duration, version);
    }

    private Resource resource() {
      requireOne("/type", "Give either type or dataSet.", type, dataSet);
      return type == null
          ? Resource.dataSet(dataSet == null ? "" : dataSet)
          : Resource.eventType(type);
    }
  }

  private static void requireOne(
      String pointer, String how, @Nullable Object one, @Nullable Object other) {
    if ((one == null) == (other == null)) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST, how, List.of(new Fault(pointer, "one-of", how)));
    }
  }

  /** What an owner may decide. */
  enum OwnersDecision {
    APPROVE,
    NARROW,
    REFUSE,
    ASK_BACK,
    EXTEND
  }

  /**
   * An owner's decision.
   *
   * @param text reasons or question; wanted by all but an approval
   * @param fields of an offer that is narrower than what is asked
   */
  record Decision(
      @NotNull OwnersDecision decision,
      @Nullable @Size(max = 2000) String text,
      @Nullable @Size(max = 200) List<@NotNull @Size(max = 200) String> fields,
      Access.@Nullable Rows rows,
      @Nullable Instant until) {

    /**
     * @param asked what an offer leaves out stays as it was asked for
     */
    ShareCommand command(Supplier<Access> asked) {
      return switch (decision) {
        case APPROVE -> new ShareCommand.Approve();
        case NARROW -> new ShareCommand.Narrow(offer(asked.get()), required(text));
        case REFUSE -> new ShareCommand.Refuse(required(text));
        case ASK_BACK -> new ShareCommand.AskBack(required(text));
        case EXTEND -> new ShareCommand.Extend(required(text));
      };
    }

    private Access offer(Access asked) {
      return new Access(
          fields == null ? asked.fields() : fields, rows == null ? asked.rows() : rows, until);
    }
  }

  /** What an asker may say. */
  enum AskersReply {
    ANSWER,
    ACCEPT,
    WITHDRAW
  }

  /** An asker's reply. */
  record Reply(@NotNull AskersReply reply, @Nullable @Size(max = 2000) String text) {

    ShareCommand command() {
      return switch (reply) {
        case ANSWER -> new ShareCommand.Answer(required(text));
        case ACCEPT -> new ShareCommand.Accept();
        case WITHDRAW -> new ShareCommand.Withdraw();
      };
    }
  }

  /** Ends a grant. */
  record Revocation(@NotNull @Size(max = 2000) @Pattern(regexp = NOT_BLANK) String reason) {

    ShareCommand command() {
      return new ShareCommand.Revoke(reason);
    }
  }

  /** Reads by another version. */
  record PinnedVersion(@NotNull @Min(1) Integer version) {

    ShareCommand command() {
      return new ShareCommand.Pin(version);
    }
  }

  private static String required(@Nullable String text) {
    if (text == null || text.isBlank()) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST,
          "Say why, or what.",
          List.of(new Fault("/text", "required", "is required here")));
    }
    return text;
  }
}
