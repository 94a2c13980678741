package lianban.exchange.proof;

import lianban.proof.Place;
import org.jspecify.annotations.Nullable;

/** Where published events stand. */
public interface EventPlaces {

  /**
   * Where the event stands on its type's topic, null if it was not published or nobody noted it.
   */
  @Nullable Place find(String type, String source, String id);
}
