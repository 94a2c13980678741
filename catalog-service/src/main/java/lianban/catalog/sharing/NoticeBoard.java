package lianban.catalog.sharing;

/** Where announcements are published, for each receiver on a type of its own. */
public interface NoticeBoard {

  /**
   * Makes sure that a receiver has its type, which it alone may read.
   *
   * @return false if there can be none for that name
   */
  boolean isOpenFor(String receiver);

  /**
   * Publishes an announcement to a receiver. The same one again has no further effect.
   *
   * @return false if it is not published yet, and may be later
   * @throws RuntimeException if nothing can be published at the moment
   */
  boolean post(Announcement announcement, String receiver);
}
