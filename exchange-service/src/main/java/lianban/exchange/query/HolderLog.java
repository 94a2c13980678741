package lianban.exchange.query;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Entries about holders: added once, never changed, read newest first. */
public interface HolderLog<E extends HolderLog.Entry> {

  /** What is kept about a holder. */
  interface Entry {

    /** Names the entry among those of its holder. */
    String id();

    /** When it happened; an entry keeps its time however often it is added. */
    Instant at();

    default Position position() {
      return new Position(at(), id());
    }
  }

  /** A place between the entries of a holder: after the entry of that time and name. */
  record Position(Instant at, String id) implements Comparable<Position> {

    private static final Comparator<Position> NEWEST_FIRST =
        Comparator.comparing(Position::at).thenComparing(Position::id).reversed();

    /** Newest first. */
    @Override
    public int compareTo(Position other) {
      return NEWEST_FIRST.compare(this, other);
    }
  }

  /** Adds the entries that are not there yet. */
  default void append(String holder, List<E> entries) {
    appendAll(Map.of(holder, entries));
  }

  /** Adds the entries of several holders that are not there yet. */
  void appendAll(Map<String, List<E>> entries);

  /**
   * Entries of a holder, newest first.
   *
   * @param after where to go on, null for the newest
   */
  List<E> newest(String holder, @Nullable Position after, int limit);
}
