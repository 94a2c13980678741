package lianban.exchange.catalog;

/**
 * A data set of the catalogue: what departments can ask about a holder.
 *
 * @param version in force, the newest
 */
public record DataSet(String key, int version, Source source) {

  /** What it is made of. */
  public sealed interface Source {}

  /** The certificates of a type. */
  public record Certificates(String type) implements Source {}

  /**
   * Facts: of each subject of an event type the latest event.
   *
   * @param version of the type; events of another major are no facts of the data set
   * @param holder JSON pointer to whom an event is about: a pseudonym, or an object with {@code
   *     idType} and {@code idNumber}
   */
  public record Facts(String type, int version, String holder) implements Source {}
}
