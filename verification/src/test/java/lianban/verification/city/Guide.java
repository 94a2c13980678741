package lianban.verification.city;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A page that shows commands, in fenced blocks of {@code sh}, and below them what they print, in
 * blocks of {@code text}.
 */
record Guide(List<Block> blocks) {

  private static final Pattern FENCED =
      Pattern.compile("^```(sh|text)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  /** What the page says did not go well: a status from 400 on, or an exit code but 0. */
  private static final Pattern FAILURE =
      Pattern.compile("^([45]\\d\\d|exit code [1-9]\\d*)$", Pattern.MULTILINE);

  /**
   * Commands.
   *
   * @param line of the page where they begin
   * @param shown what the page says that they print; null where it says nothing
   */
  record Block(int line, String commands, @Nullable String shown) {

    /** How many of the commands fail, as far as the page shows it. */
    long failures() {
      return shown == null ? 0 : FAILURE.matcher(shown).results().count();
    }

    @Override
    public String toString() {
      return "line %d: %s".formatted(line, commands.lines().findFirst().orElse(""));
    }
  }

  static Guide read(String page) {
    List<Block> blocks = new ArrayList<>();
    List<MatchResult> fenced = FENCED.matcher(page).results().toList();
    for (MatchResult block : fenced) {
      String text = block.group(2);
      if (block.group(1).equals("sh")) {
        int line = (int) page.substring(0, block.start(2)).lines().count() + 1;
        blocks.add(new Block(line, text, null));
      } else {
        Block before = blocks.removeLast();
        if (before.shown() != null) {
          throw new IllegalArgumentException("two outputs below the block at " + before);
        }
        blocks.add(new Block(before.line(), before.commands(), text));
      }
    }
    return new Guide(blocks);
  }

  /**
   * What is shown, as a pattern of what is printed. Space and line breaks are for the eye alone. An
   * ellipsis within quotation marks stands for text without any, elsewhere for anything.
   */
  static Pattern pattern(String shown) {
    var pattern = new StringBuilder("\\s*");
    var literal = new StringBuilder();
    boolean isQuoted = false;
    for (char c : shown.strip().toCharArray()) {
      isQuoted ^= c == '"';
      if (c != '…' && !Character.isWhitespace(c)) {
        literal.append(c);
        continue;
      }
      quote(literal, pattern);
      pattern.append(c != '…' ? "\\s*" : isQuoted ? "[^\"]*" : ".*?");
    }
    quote(literal, pattern);
    return Pattern.compile(pattern.append("\\s*").toString(), Pattern.DOTALL);
  }

  private static void quote(StringBuilder literal, StringBuilder pattern) {
    if (!literal.isEmpty()) {
      pattern.append(Pattern.quote(literal.toString()));
      literal.setLength(0);
    }
  }
}
