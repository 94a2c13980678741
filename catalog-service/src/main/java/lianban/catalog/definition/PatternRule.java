package lianban.catalog.definition;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Accepts regular expressions that cannot be made to run for ages by what they are matched against.
 * The engine backtracks, so a repetition of something that itself can match in several ways, such
 * as {@code (a+)+}, is refused; so are back references, and more than a few variable repetitions.
 */
final class PatternRule {

  private static final int LENGTH = 300;
  private static final int VARIABLE = 12;
  private static final int UNBOUNDED = 3;
  private static final Pattern QUANTIFIER =
      Pattern.compile("(?:([*+?])|\\{(\\d{1,4})(?:(,)(\\d{1,4})?)?\\})[?+]?");
  private static final Pattern GROUP_START = Pattern.compile("\\((?:\\?(?:[:=!]|<[=!]|<\\w+>))?");

  private final String regex;
  private int at;
  private int variable;
  private int unbounded;

  private PatternRule(String regex) {
    this.regex = regex;
  }

  /**
   * What a pattern turned out to be.
   *
   * @param fault why it is refused, null if it is not
   * @param unbounded whether it matches texts of any length
   */
  record Verdict(@Nullable String fault, boolean unbounded) {}

  static Verdict of(String regex) {
    if (regex.length() > LENGTH) {
      return new Verdict("is longer than " + LENGTH + " characters", false);
    }
    try {
      Pattern.compile(regex);
      var rule = new PatternRule(regex);
      rule.alternatives();
      rule.count();
      return new Verdict(null, rule.unbounded > 0);
    } catch (PatternSyntaxException e) {
      return new Verdict("is not a regular expression: " + e.getDescription(), false);
    } catch (Refusal e) {
      return new Verdict(e.getMessage(), false);
    }
  }

  private void count() {
    if (variable > VARIABLE || unbounded > UNBOUNDED) {
      throw new Refusal(
          "has more than %d variable or %d unbounded repetitions".formatted(VARIABLE, UNBOUNDED));
    }
  }

  /** Reads to the end of the group; returns whether it can match in several ways. */
  private boolean alternatives() {
    boolean varied = false;
    while (at < regex.length() && regex.charAt(at) != ')') {
      if (regex.charAt(at) == '|') {
        varied = true;
        at++;
      } else {
        boolean inner = atom();
        varied |= quantifier(inner) || inner;
      }
    }
    return varied;
  }

  private boolean atom() {
    switch (regex.charAt(at)) {
      case '(' -> {
        return group();
      }
      case '[' -> characterClass();
      case '\\' -> escape();
      case '{', '*', '+', '?' -> throw new Refusal("repeats a repetition");
      default -> at++;
    }
    return false;
  }

  private boolean group() {
    var start = GROUP_START.matcher(regex).region(at, regex.length());
    if (!start.lookingAt() || (regex.startsWith("(?", at) && start.end() == at + 1)) {
      throw new Refusal("has a group of a kind that is not accepted");
    }
    at = start.end();
    boolean varied = alternatives();
    at++;
    return varied;
  }

  private void characterClass() {
    at++;
    while (regex.charAt(at) != ']') {
      if (regex.charAt(at) == '[') {
        throw new Refusal("has a character class within another");
      }
      at += regex.charAt(at) == '\\' ? 2 : 1;
    }
    at++;
  }

  private void escape() {
    char escaped = regex.charAt(at + 1);
    if (escaped == 'k' || escaped == 'Q' || (escaped >= '1' && escaped <= '9')) {
      throw new Refusal("refers back or quotes, which is not accepted");
    }
    at += 2;
  }

  /** Reads a quantifier, if there is one; returns whether it leaves a choice. */
  private boolean quantifier(boolean inner) {
    var found = QUANTIFIER.matcher(regex).region(at, regex.length());
    if (!found.lookingAt()) {
      return false;
    }
    at = found.end();
    boolean optional = "?".equals(found.group(1));
    boolean fixed = found.group(2) != null && found.group(3) == null;
    if (inner && !optional) {
      throw new Refusal("repeats something that can match in several ways");
    }
    if (!optional && !fixed && found.group(4) == null) {
      unbounded++;
    }
    if (!fixed) {
      variable++;
    }
    return !fixed;
  }

  /** Ends the reading. */
  private static final class Refusal extends RuntimeException {
    Refusal(String message) {
      super(message);
    }
  }
}
