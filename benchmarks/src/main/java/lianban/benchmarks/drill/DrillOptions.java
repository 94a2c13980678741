package lianban.benchmarks.drill;

import org.jspecify.annotations.Nullable;

/**
 * What a drill is asked to do.
 *
 * @param isJson whether the figures are printed on one line
 */
record DrillOptions(int kills, boolean isJson) {

  private static final int USUAL = 10;
  private static final int MOST = 100;

  /** The options, null where the words are none. */
  static @Nullable DrillOptions of(String... words) {
    if (words.length == 0 || !words[0].equals("exchange")) {
      return null;
    }
    int kills = USUAL;
    boolean isJson = false;
    for (int i = 1; i < words.length; i++) {
      if (words[i].equals("--json")) {
        isJson = true;
      } else if (words[i].equals("--kills") && i + 1 < words.length) {
        kills = words[++i].matches("[1-9][0-9]{0,2}") ? Integer.parseInt(words[i]) : MOST + 1;
      } else {
        return null;
      }
    }
    return kills > MOST ? null : new DrillOptions(kills, isJson);
  }
}
