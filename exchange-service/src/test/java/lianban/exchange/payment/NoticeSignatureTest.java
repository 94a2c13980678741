package lianban.exchange.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class NoticeSignatureTest {

  private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");
  private static final byte[] KEY = new byte[32];
  private static final byte[] BODY = "{\"billId\":\"c-B1\"}".getBytes(StandardCharsets.UTF_8);

  private final NoticeSignature signature = new NoticeSignature(KEY, InstantSource.fixed(NOW));

  @Test
  void believesWhatTheKeySignedAndNothingElse() {
    String time = at(0);
    String right = "v1," + NoticeSignature.sign(KEY, "n-1", time, BODY);

    assertThat(signature.isValid("n-1", time, right, BODY)).isTrue();
    assertThat(signature.isValid("n-1", time, "v1,AAAA v2,x " + right, BODY)).isTrue();
    assertThat(signature.isValid("n-2", time, right, BODY)).isFalse();
    assertThat(signature.isValid("n-1", at(1), right, BODY)).isFalse();
    assertThat(signature.isValid("n-1", time, right, new byte[0])).isFalse();
    assertThat(signature.isValid("n-1", time, right.substring(3), BODY)).isFalse();
    assertThat(signature.isValid("n-1", "now", right, BODY)).isFalse();
    assertThat(signature.isValid("", "", "", BODY)).isFalse();
  }

  @Test
  void believesNothingOfAnotherTime() {
    for (int seconds : new int[] {-301, 301}) {
      String time = at(seconds);
      String old = "v1," + NoticeSignature.sign(KEY, "n-1", time, BODY);
      assertThat(signature.isValid("n-1", time, old, BODY)).isFalse();
    }
  }

  @Test
  void withoutAKeyNothingIsBelieved() {
    var none = new NoticeSignature(new byte[0], InstantSource.fixed(NOW));
    String right = "v1," + NoticeSignature.sign(KEY, "n-1", at(0), BODY);
    assertThat(none.isValid("n-1", at(0), right, BODY)).isFalse();
  }

  private static String at(int seconds) {
    return String.valueOf(NOW.plusSeconds(seconds).getEpochSecond());
  }
}
