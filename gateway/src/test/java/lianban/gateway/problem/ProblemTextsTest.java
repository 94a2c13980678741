package lianban.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import lianban.kernel.problem.ProblemType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ProblemTextsTest {

  /** The types that the gateway raises; all others come from services, with their own texts. */
  @ParameterizedTest
  @EnumSource(
      value = ProblemType.class,
      mode = Mode.INCLUDE,
      names = {
        "MALFORMED_REQUEST",
        "SUSPICIOUS_PATH",
        "UNAUTHENTICATED",
        "ACCESS_DENIED",
        "NOT_FOUND",
        "METHOD_NOT_ALLOWED",
        "BODY_TOO_LARGE",
        "UNSUPPORTED_MEDIA_TYPE",
        "QUOTA_EXCEEDED",
        "TOO_BUSY",
        "INTERNAL_ERROR",
        "HOP_UNAVAILABLE",
        "HOP_TIMEOUT"
      })
  void everyTypeHasItsTextsInBothLanguages(ProblemType type) {
    for (Locale language : new Locale[] {Locale.ENGLISH, Locale.CHINESE}) {
      ResourceBundle texts = ResourceBundle.getBundle("problems.problems", language);
      assertThat(texts.getLocale()).isEqualTo(language);
      assertThat(texts.getString(type.slug() + ".title")).isNotBlank();
      assertThat(texts.getString(type.slug() + ".action")).isNotBlank();
    }
  }
}
