package lianban.rating.rating;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rectifications in the order of their deadlines: a view of the holders' records.
 *
 * <p>An entry is made before the rating is kept, so a crash between the two leaves an entry too
 * many and never one too few; readers drop entries that have no rating.
 */
public interface RectificationQueue {

  /** Enters a rectification; the same entry again changes nothing. */
  void enter(Entry entry);

  /**
   * The entries behind a place, by first deadline.
   *
   * @param place of the last entry seen, empty to begin
   * @param owner only this department's entries, null for all
   * @param limit at most so many
   */
  List<Entry> behind(String place, @Nullable String owner, int limit);

  /**
   * An entry.
   *
   * @param place sorts by first deadline, unique
   */
  record Entry(String place, String ratingId, String holder, @Nullable String owner) {

    static Entry of(Rating rating, Rectification opened, String holder) {
      return new Entry(placeOf(rating, opened), rating.id(), holder, opened.owner());
    }

    /** The place of what a rating opened. */
    public static String placeOf(Rating rating, Rectification opened) {
      return opened.contactBy() + "/" + rating.id();
    }
  }
}
