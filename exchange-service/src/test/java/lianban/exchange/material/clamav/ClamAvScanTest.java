package lianban.exchange.material.clamav;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.stream.Stream;
import lianban.exchange.material.TestClamd;
import lianban.exchange.material.VirusScan.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClamAvScanTest {

  private TestClamd clamd;
  private ClamAvScan scan;

  @BeforeEach
  void start() throws IOException {
    clamd = new TestClamd();
    scan = new ClamAvScan("127.0.0.1", clamd.port(), Duration.ofSeconds(5));
  }

  @AfterEach
  void stop() throws IOException {
    clamd.close();
  }

  @Test
  void callsCleanWhatTheDaemonCallsOk() {
    assertThat(scan.scan(pieces("a contract"))).isEqualTo(new Verdict.Clean());
    assertThat(scan.scan(pieces())).isEqualTo(new Verdict.Clean());
  }

  @Test
  void findsAVirusThatLiesAcrossTwoPieces() {
    int middle = TestClamd.VIRUS.length() / 2;
    assertThat(
            scan.scan(
                pieces(
                    "x" + TestClamd.VIRUS.substring(0, middle),
                    TestClamd.VIRUS.substring(middle) + "x")))
        .isEqualTo(new Verdict.Infected("Eicar-Test"));
  }

  @Test
  void aDaemonThatTakesLessThanTheContentHasNotScannedIt() {
    clamd.say("INSTREAM size limit exceeded. ERROR");
    assertThat(scan.scan(pieces("large")))
        .isEqualTo(new Verdict.NotScanned("clamd said: INSTREAM size limit exceeded. ERROR"));
  }

  @Test
  void anAnswerThatIsNoneIsNoCleanBill() {
    clamd.say("stream: OK, more or less");
    assertThat(scan.scan(pieces("x"))).isInstanceOf(Verdict.NotScanned.class);
  }

  @Test
  void aDaemonThatIsAwayHasNotScannedAnything() throws IOException {
    clamd.close();
    assertThat(scan.scan(pieces("x"))).isInstanceOf(Verdict.NotScanned.class);
  }

  private static Iterator<byte[]> pieces(String... texts) {
    return Stream.of(texts).map(text -> text.getBytes(StandardCharsets.US_ASCII)).iterator();
  }
}
