package lianban.exchange.proof;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import lianban.proof.Place;
import lianban.proof.Seal;
import org.jspecify.annotations.Nullable;

/** Places in a map. */
final class InMemorySealIndex implements SealIndex {

  private final Map<Place, Long> places = new ConcurrentHashMap<>();
  private volatile Progress progress = Progress.NONE;

  @Override
  public void add(Seal seal) {
    for (Seal.Range range : seal.ranges()) {
      for (long offset = range.from(); offset < range.to(); offset++) {
        places.put(new Place(range.type(), range.partition(), offset), seal.number());
      }
    }
  }

  @Override
  public Progress progress() {
    return progress;
  }

  @Override
  public void save(Progress done) {
    progress = done;
  }

  @Override
  public @Nullable Long find(Place place) {
    return places.get(place);
  }
}
