package lianban.catalog.sharing;

/** The types that announcements are published on, one for each receiver. */
public interface ReceiverTypes {

  /** The type of a receiver. */
  static String of(String receiver) {
    return "lianban.sharing.announced." + receiver;
  }

  /**
   * Makes sure that the receiver's type is in the catalogue and granted to it.
   *
   * @return false if the catalogue takes no type of that name
   */
  boolean ensure(String receiver);
}
