package lianban.exchange.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import lianban.exchange.proof.Finding.Kind;
import lianban.proof.Place;
import org.junit.jupiter.api.Test;

/** What every list of findings does. */
public abstract class FindingsContract {

  private static final Instant AT = Instant.parse("2026-11-24T01:00:00.123Z");

  /** An empty one. */
  protected abstract Findings findings();

  @Test
  void findingIsNewOnceAndKeepsItsFirstTime() {
    Finding seal = Finding.seal(Kind.SEAL_ALTERED, 7, "root");

    assertThat(findings().note(seal, AT)).isTrue();
    assertThat(findings().note(seal, AT.plusSeconds(1))).isFalse();

    assertThat(findings().all(10)).containsExactly(new Findings.Found(seal, AT));
  }

  @Test
  void findingsThatDifferAnywhereAreSeveral() {
    Finding[] several = {
      Finding.seal(Kind.SEAL_ALTERED, 7, "root"),
      Finding.seal(Kind.SEAL_ALTERED, 7, null),
      Finding.seal(Kind.SEAL_ALTERED, 8, null),
      Finding.seal(Kind.SEAL_MISSING, 8, null),
      new Finding(Kind.LEAF_ALTERED, 8, null, new Place("a", 1, 5_000_000_000L)),
      new Finding(Kind.LEAF_ALTERED, 8, null, new Place("a", 2, 5_000_000_000L))
    };
    for (Finding finding : several) {
      assertThat(findings().note(finding, AT)).isTrue();
    }

    assertThat(findings().all(10))
        .extracting(Findings.Found::finding)
        .containsExactlyInAnyOrder(several);
    assertThat(findings().all(2)).hasSize(2);
  }
}
