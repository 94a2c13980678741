package lianban.rating.rating;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lianban.service.problem.Fault;
import org.jspecify.annotations.Nullable;

/**
 * A rating as filled in, before anything about it is known to be right.
 *
 * @param reasons null if there were none; an element is null if it could not be read
 * @param anonymous null if not said: then nobody learns who rated
 */
public record RatingForm(
    @Nullable String right,
    @Nullable Integer level,
    @Nullable List<@Nullable Integer> reasons,
    @Nullable String comment,
    @Nullable Boolean anonymous) {

  /** Longest comment, in characters as a reader counts them. */
  public static final int MAX_COMMENT = 500;

  /** Everything that breaks the rules, empty if nothing does. */
  public List<Fault> faults() {
    var faults = new ArrayList<Fault>();
    if (right == null || right.isBlank()) {
      faults.add(new Fault("/right", "required", "Say which right to rate is used."));
    }
    Level known = level == null ? null : Level.of(level);
    if (level == null) {
      faults.add(new Fault("/level", "required", "A rating has a level from 1 to 5."));
    } else if (known == null) {
      faults.add(new Fault("/level", "out-of-range", "There is no level " + level + "."));
    }
    addReasonFaults(known, faults);
    if (comment != null && comment.codePointCount(0, comment.length()) > MAX_COMMENT) {
      faults.add(
          new Fault("/comment", "too-long", "A comment has at most " + MAX_COMMENT + " letters."));
    }
    return List.copyOf(faults);
  }

  private void addReasonFaults(@Nullable Level known, List<Fault> faults) {
    List<@Nullable Integer> codes = reasonsOrNone();
    if (known != null && known.isBad() && codes.isEmpty()) {
      faults.add(
          new Fault(
              "/reasons",
              "required",
              "A rating of level %d names at least one of %s."
                  .formatted(known.value(), codesOf(known))));
    }
    Set<Integer> seen = new HashSet<>();
    for (int i = 0; i < codes.size(); i++) {
      Integer code = codes.get(i);
      if (code != null) {
        addReasonFault("/reasons/" + i, code, known, seen, faults);
      }
    }
  }

  private static void addReasonFault(
      String pointer, int code, @Nullable Level known, Set<Integer> seen, List<Fault> faults) {
    ReasonCode reason = ReasonCode.of(code);
    if (reason == null) {
      faults.add(new Fault(pointer, "unknown-reason", "There is no reason " + code + "."));
    } else if (known != null && reason.level() != known) {
      faults.add(
          new Fault(
              pointer,
              "reason-of-another-level",
              "%d belongs to level %d; level %d has %s."
                  .formatted(code, reason.level().value(), known.value(), codesOf(known))));
    } else if (!seen.add(code)) {
      faults.add(new Fault(pointer, "duplicate", code + " is named twice."));
    }
  }

  private static String codesOf(Level level) {
    return ReasonCode.of(level).stream()
        .map(reason -> String.valueOf(reason.code()))
        .collect(Collectors.joining(", "));
  }

  /**
   * The command that a faultless form is.
   *
   * @param key the caller's idempotency key
   * @throws IllegalStateException if the form has faults
   */
  public RateCommand command(String key) {
    Level known = level == null ? null : Level.of(level);
    if (right == null || known == null || !faults().isEmpty()) {
      throw new IllegalStateException("a form with faults is no command");
    }
    List<ReasonCode> named = new ArrayList<>();
    for (Integer code : reasonsOrNone()) {
      ReasonCode reason = code == null ? null : ReasonCode.of(code);
      if (reason != null) {
        named.add(reason);
      }
    }
    String said = comment == null || comment.isBlank() ? null : comment.strip();
    return new RateCommand(right, known, named, said, anonymous == null || anonymous, key);
  }

  private List<@Nullable Integer> reasonsOrNone() {
    return reasons == null ? List.of() : reasons;
  }
}
