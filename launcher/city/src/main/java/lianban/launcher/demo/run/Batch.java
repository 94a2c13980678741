package lianban.launcher.demo.run;

import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The lot that one run files: every number of its records and cases starts with this name, so that
 * runs never meet.
 *
 * @param stem from the file's name
 * @param runId eight characters of its own
 */
public record Batch(String stem, String runId) {

  private static final int STEM_LENGTH = 40;
  private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";
  private static final int RUN_ID_LENGTH = 8;

  /** A new lot for a file. */
  public static Batch of(String fileName, RandomGenerator random) {
    String stem = fileName.replaceFirst("\\.[A-Za-z0-9]+$", "").replaceAll("[^A-Za-z0-9]+", "-");
    String trimmed = stem.replaceAll("^-+|-+$", "");
    String kept = trimmed.isEmpty() ? "transfers" : trimmed;
    StringBuilder runId = new StringBuilder();
    for (int i = 0; i < RUN_ID_LENGTH; i++) {
      runId.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
    }
    return new Batch(kept.substring(0, Math.min(STEM_LENGTH, kept.length())), runId.toString());
  }

  /** Its name: letters, digits and hyphens, at most 49. */
  public String name() {
    return stem + "-" + runId;
  }

  String contractNo(int row) {
    return name() + "-C" + row;
  }

  String propertyNo(int row) {
    return name() + "-P" + row;
  }

  String reference(int row) {
    return name() + "-" + row;
  }

  /** The row of a reference of this lot; empty for another lot's. */
  OptionalInt row(@Nullable String reference) {
    String start = name() + "-";
    if (reference == null || !reference.startsWith(start)) {
      return OptionalInt.empty();
    }
    String row = reference.substring(start.length());
    return row.matches("[0-9]{1,9}") ? OptionalInt.of(Integer.parseInt(row)) : OptionalInt.empty();
  }
}
