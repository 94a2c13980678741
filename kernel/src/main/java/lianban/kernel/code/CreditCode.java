package lianban.kernel.code;

/**
 * The unified social credit code of GB 32100: eighteen characters of which the last is a check over
 * the first seventeen.
 */
public record CreditCode(String value) {

  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  /**
   * @throws IllegalArgumentException if length, alphabet or check character are wrong
   */
  public CreditCode {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not a unified social credit code: " + value);
    }
  }

  /** Whether the text is a credit code with the right check character. */
  public static boolean isValid(String text) {
    return text.length() == 18
        && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
        && checkOf(text.substring(0, 17)) == text.charAt(17);
  }

  /** Completes the first seventeen characters with their check character. */
  public static CreditCode of(String body) {
    return new CreditCode(body + checkOf(body));
  }

  private static char checkOf(String body) {
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < 17; i++) {
      sum += ALPHABET.indexOf(body.charAt(i)) * weight;
      weight = weight * 3 % 31;
    }
    return ALPHABET.charAt((31 - sum % 31) % 31);
  }
}
