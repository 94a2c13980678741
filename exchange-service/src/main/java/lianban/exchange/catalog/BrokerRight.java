package lianban.exchange.catalog;

/**
 * Something that a user of the broker may do, as the broker's own lists have it.
 *
 * @param user name of the user: client or department
 * @param name of the topic or consumer group
 */
public record BrokerRight(String user, Target target, String name, Action action) {

  /** What the right is about. */
  public enum Target {
    TOPIC,
    GROUP,
    /** All consumer groups whose names begin so. */
    GROUPS
  }

  /** What may be done with it. */
  public enum Action {
    READ,
    WRITE,
    /** Whatever the broker knows; nobody is to have this. */
    ANYTHING
  }
}
