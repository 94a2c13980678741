package lianban.kernel.code;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * The eighteen-character citizen identification number of GB 11643: region (6), birth date (8),
 * sequence (3), check character.
 */
public record CitizenId(String value) {

  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECKS = "10X98765432";

  /**
   * @throws IllegalArgumentException if length, digits, birth date or check character are wrong
   */
  public CitizenId {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not a citizen id with a valid check character");
    }
  }

  /** Whether the text is a citizen id: eighteen characters, a real birth date, the right check. */
  public static boolean isValid(String text) {
    return text.length() == 18
        && text.substring(0, 17).chars().allMatch(c -> c >= '0' && c <= '9')
        && isDate(text.substring(6, 14))
        && checkOf(text.substring(0, 17)) == text.charAt(17);
  }

  /**
   * Completes a citizen id.
   *
   * @param region six digits of the administrative division
   * @param sequence 0 to 999
   */
  public static CitizenId of(String region, LocalDate birth, int sequence) {
    String body =
        "%s%04d%02d%02d%03d"
            .formatted(
                region, birth.getYear(), birth.getMonthValue(), birth.getDayOfMonth(), sequence);
    return new CitizenId(body + checkOf(body));
  }

  private static char checkOf(String body) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (body.charAt(i) - '0');
    }
    return CHECKS.charAt(sum % 11);
  }

  private static boolean isDate(String digits) {
    try {
      return LocalDate.of(
              Integer.parseInt(digits.substring(0, 4)),
              Integer.parseInt(digits.substring(4, 6)),
              Integer.parseInt(digits.substring(6, 8)))
          .isAfter(LocalDate.of(1800, 1, 1));
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** Hides everything but the region and the check character: safe to show and to log. */
  @Override
  public String toString() {
    return value.substring(0, 6) + "***********" + value.substring(17);
  }
}
