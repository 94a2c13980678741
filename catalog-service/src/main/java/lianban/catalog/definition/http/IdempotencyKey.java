package lianban.catalog.definition.http;

import java.util.regex.Pattern;
import lianban.kernel.problem.ProblemType;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** The header by which a caller names what it wants done once. */
public final class IdempotencyKey {

  /** The header's name. */
  public static final String HEADER = "Idempotency-Key";

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

  private IdempotencyKey() {}

  /**
   * The key.
   *
   * @param header as it came, null if it did not
   * @throws ProblemException if it is missing or has another form
   */
  public static String of(@Nullable String header) {
    if (header == null) {
      throw new ProblemException(
          ProblemType.IDEMPOTENCY_KEY_MISSING, "The header Idempotency-Key is missing.");
    }
    if (!FORM.matcher(header).matches()) {
      throw new ProblemException(
          ProblemType.MALFORMED_REQUEST,
          "The header Idempotency-Key takes 1 to 128 characters of A-Za-z0-9._:-.");
    }
    return header;
  }
}
