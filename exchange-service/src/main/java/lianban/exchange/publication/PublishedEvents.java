package lianban.exchange.publication;

import java.util.List;

/** Which events were taken in, by source and id. */
public interface PublishedEvents {

  /**
   * An event.
   *
   * @param digest what tells it from others under the same source and id
   */
  record Entry(String source, String id, String digest) {}

  /** What is known of an event. */
  enum State {
    /** Nothing: it is now being taken in, under the given digest. */
    NEW,
    /** It was being taken in when something failed: it may or may not be on its topic. */
    UNDER_WAY,
    /** It is on its topic. */
    PUBLISHED,
    /** Another event has this source and id. */
    DIFFERENT
  }

  /**
   * Notes that events are being taken in.
   *
   * @param events no two of them with the same source and id
   * @return what was known of each before, in their order
   */
  List<State> begin(List<Entry> events);

  /** Notes that the broker has the events. */
  void complete(List<Entry> events);
}
