package lianban.exchange.certificate.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of annotated copies does. */
public abstract class AnnotatedCopiesContract {

  private final String number = UUID.randomUUID().toString();

  protected abstract AnnotatedCopies copies();

  private AnnotatedCopy copy(String purpose) {
    return new AnnotatedCopy(
        number,
        "n-1",
        "d",
        Instant.parse("2026-11-24T01:02:03.004Z"),
        "王小明",
        "citizen-web",
        purpose,
        Instant.parse("2026-12-24T01:02:03Z"));
  }

  @Test
  void firstOfANumberStands() {
    assertThat(copies().find(number)).isNull();
    copies().keep(copy("贷款"));
    copies().keep(copy("another"));
    assertThat(copies().find(number)).isEqualTo(copy("贷款"));
  }
}
