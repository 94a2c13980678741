package lianban.catalog.eventtype;

import static lianban.catalog.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every keeper of proposals does. */
public abstract class ProposalsContract {

  private static final Proposal PROPOSAL =
      new Proposal(
          "housing.contract.filed",
          "d1",
          json("{'schema': {'$ref': '#/$defs/a'}, 'n': 1.50}"),
          "admin",
          Instant.parse("2026-11-22T08:15:30.123Z"),
          Map.of());

  protected abstract Proposals proposals();

  @Test
  void findsWhatItKept() {
    Proposals proposals = proposals();
    proposals.keep(PROPOSAL);
    assertThat(proposals.find(PROPOSAL.type(), "d1")).isEqualTo(PROPOSAL);
    assertThat(proposals.find(PROPOSAL.type(), "d2")).isNull();
    assertThat(proposals.find("housing.contract", "d1")).isNull();
  }

  @Test
  void keepsTheFirstOfItsName() {
    Proposals proposals = proposals();
    proposals.keep(PROPOSAL);
    assertThat(proposals.consent(PROPOSAL.type(), "d1", "public-security", 2)).isTrue();
    proposals.keep(
        new Proposal(PROPOSAL.type(), "d1", json("{}"), "other", Instant.EPOCH, Map.of("tax", 1)));
    assertThat(proposals.find(PROPOSAL.type(), "d1"))
        .isEqualTo(
            new Proposal(
                PROPOSAL.type(),
                "d1",
                PROPOSAL.content(),
                "admin",
                PROPOSAL.proposedAt(),
                Map.of("public-security", 2)));
  }

  @Test
  void notesEachConsentForItself() {
    Proposals proposals = proposals();
    proposals.keep(PROPOSAL);
    proposals.consent(PROPOSAL.type(), "d1", "tax", 1);
    proposals.consent(PROPOSAL.type(), "d1", "utilities", 1);
    proposals.consent(PROPOSAL.type(), "d1", "tax", 3);
    assertThat(proposals.find(PROPOSAL.type(), "d1"))
        .extracting(Proposal::consents)
        .isEqualTo(Map.of("tax", 3, "utilities", 1));
  }

  @Test
  void notesNoConsentToWhatIsNotThere() {
    assertThat(proposals().consent(PROPOSAL.type(), "d9", "tax", 1)).isFalse();
  }
}
