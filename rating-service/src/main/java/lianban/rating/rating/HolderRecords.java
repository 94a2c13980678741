package lianban.rating.rating;

import java.util.Collection;
import java.util.List;

/** Keeps holders' records. */
public interface HolderRecords {

  /** The holder's record, an empty one if there is none. */
  HolderRecord find(String holder);

  /** The records of those of the holders that have one, in no order. */
  List<HolderRecord> findAll(Collection<String> holders);

  /**
   * Keeps a changed record as the version after the one that it was read as.
   *
   * @return false, and nothing changed, if somebody else has changed it since
   */
  boolean save(HolderRecord changed);
}
