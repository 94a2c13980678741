package lianban.exchange.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import lianban.exchange.proof.SealIndex;
import lianban.exchange.publication.PublishedEvent;
import lianban.exchange.publication.PublishedEvent.Acceptance;
import lianban.exchange.status.EventWitness.Viewer;
import lianban.proof.Place;
import lianban.proof.Seal;
import lianban.service.access.Caller;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SealWitnessTest {

  private static final Viewer HOUSING =
      new Viewer(new Caller("housing", "housing", "housing", null, Set.of()), true);

  private final SealWitness witness = new SealWitness(new OneSealed());

  /** One place is sealed. */
  private static final class OneSealed implements SealIndex {
    @Override
    public void add(Seal seal) {}

    @Override
    public Progress progress() {
      return Progress.NONE;
    }

    @Override
    public void save(Progress progress) {}

    @Override
    public @Nullable Long find(Place place) {
      return place.equals(new Place("t", 2, 7)) ? 3L : null;
    }
  }

  @Test
  void saysWhichSealCoversThePlace() {
    assertThat(seen(7)).isEqualTo(new SealWitness.Told(SealWitness.State.SEALED, 3L));
  }

  @Test
  void saysThatNoSealCoversThePlaceYet() {
    assertThat(seen(8)).isEqualTo(new SealWitness.Told(SealWitness.State.WAITING, null));
  }

  private @Nullable Object seen(long offset) {
    var there = new Acceptance(Instant.EPOCH, 2, offset);
    return witness.seen(new PublishedEvent("/housing", "e", "t", there), HOUSING);
  }
}
