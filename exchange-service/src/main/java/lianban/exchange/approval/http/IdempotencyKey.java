package lianban.exchange.approval.http;

import java.util.regex.Pattern;
import lianban.kernel.problem.ProblemType;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** The {@code Idempotency-Key} header of requests that create. */
public final class IdempotencyKey {

  public static final String HEADER = "Idempotency-Key";

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

  private IdempotencyKey() {}

  /**
   * The key.
   *
   * @throws ProblemException if it is missing or has a form that no key has
   */
  public static String required(@Nullable String key) {
    if (key == null || !FORM.matcher(key).matches()) {
      throw new ProblemException(
          ProblemType.IDEMPOTENCY_KEY_MISSING,
          "An Idempotency-Key of 1 to 128 letters, digits, dots, underscores, colons and hyphens is"
              + " needed.");
    }
    return key;
  }
}
