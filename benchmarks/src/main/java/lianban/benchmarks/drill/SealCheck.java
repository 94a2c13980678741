package lianban.benchmarks.drill;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import lianban.benchmarks.Door;
import lianban.proof.Bundle;
import lianban.proof.Seal;
import lianban.proof.Verification;
import lianban.proof.VerificationKey;
import lianban.proof.Verifier;
import tools.jackson.databind.JsonNode;

/** Holds every seal against its key and the one before it, and some events against their seals. */
final class SealCheck {

  private static final int PAGE = 100;
  private static final int SAMPLES = 40;
  private static final int SEALING_SECONDS = 120;

  private final Door door;

  SealCheck(Door door) {
    this.door = door;
  }

  /**
   * What came of it.
   *
   * @param seals how many there are
   * @param verified how many of them are signed, and name the one before them
   * @param proofs how many events were held against their seals, and did hold
   * @param samples how many were tried
   */
  record Result(int seals, int verified, int proofs, int samples) {}

  Result check(Collection<Sent> acknowledged) throws IOException, InterruptedException {
    List<VerificationKey> keys = new ArrayList<>();
    for (JsonNode key : door.get("/api/v1/proof/keys").path("keys")) {
      keys.add(VerificationKey.read(key));
    }
    List<Sent> samples = samples(new ArrayList<>(acknowledged));
    int proofs = 0;
    for (Sent sample : samples) {
      proofs += isProven(sample) ? 1 : 0;
    }
    List<Seal> seals = seals();
    int verified = 0;
    String previous = Seal.NO_PREVIOUS;
    long number = 1;
    for (Seal seal : seals) {
      boolean isNext = seal.number() == number++ && seal.previous().equals(previous);
      verified += isNext && keys.stream().anyMatch(seal::isSignedBy) ? 1 : 0;
      previous = seal.hash();
    }
    return new Result(seals.size(), verified, proofs, samples.size());
  }

  private List<Seal> seals() throws IOException {
    List<Seal> seals = new ArrayList<>();
    while (true) {
      long after = seals.isEmpty() ? 0 : seals.getLast().number();
      JsonNode page =
          door.get("/api/v1/proof/seals?after=" + after + "&limit=" + PAGE).path("seals");
      page.forEach(seal -> seals.add(Seal.read(seal)));
      if (page.size() < PAGE) {
        return seals;
      }
    }
  }

  /** Spread over the whole drill, the last one among them. */
  private static List<Sent> samples(List<Sent> all) {
    List<Sent> samples = new ArrayList<>();
    for (int i = 1; i <= SAMPLES && !all.isEmpty(); i++) {
      samples.add(all.get((int) ((long) all.size() * i / SAMPLES) - 1));
    }
    return samples;
  }

  /** The newest events are sealed a moment after they were taken in. */
  private boolean isProven(Sent event) throws InterruptedException {
    String path =
        "/api/v1/proof/events?type=%s&source=%s&id=%s"
            .formatted(Door.TYPE, Door.encoded(Exchange.SOURCE), event.id());
    for (int i = 0; i < SEALING_SECONDS; i++) {
      try {
        Verification found = Verifier.verify(Bundle.read(door.get(path)), Set.of());
        return found.holds();
      } catch (IOException _) {
        TimeUnit.SECONDS.sleep(1);
      }
    }
    return false;
  }
}
