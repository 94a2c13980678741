package lianban.exchange.publication;

/** Which events were taken in, by source and id. */
public interface PublishedEvents {

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

  /** Notes that an event is being taken in, and says what was known before. */
  State begin(String source, String id, String digest);

  /** Notes that the broker has it. */
  void complete(String source, String id);
}
