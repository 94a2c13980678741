package lianban.exchange.clock;

import java.time.Instant;
import java.util.List;

/** When which case is to be looked at; survives every process. */
public interface Wakes {

  /** Adds one; the same again is one. */
  void add(Wake wake);

  /**
   * Takes those whose moment has come, the earliest first. Nobody else gets them until the lease is
   * over; whoever is done removes them.
   *
   * @param most at most so many
   * @param lease end of the lease
   */
  List<Wake> take(Instant now, int most, Instant lease);

  /** Removes one, if it is there. */
  void remove(Wake wake);
}
