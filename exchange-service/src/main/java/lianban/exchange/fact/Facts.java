package lianban.exchange.fact;

import java.util.List;

/**
 * Facts by holder: a view that can be built anew from the events. Who looks for the facts of one
 * {@code view} finds no others, so one event type may be the source of several data sets.
 */
public interface Facts {

  /** A fact, and the view in which it is looked for. */
  record Viewed(String view, Fact fact) {}

  /**
   * Keeps each fact, unless a later one of its subject is there. The same again changes nothing.
   */
  void keepAll(List<Viewed> facts);

  /** Keeps one fact. */
  default void keep(String view, Fact fact) {
    keepAll(List.of(new Viewed(view, fact)));
  }

  /**
   * The facts of a holder, one for each subject, the subject that was heard of last first.
   *
   * @param limit how many at most
   */
  List<Fact> of(String view, String holder, int limit);
}
