package lianban.catalog.sharing;

import java.util.List;

/** What comes of a command. */
public sealed interface Decision {

  /** It has these effects; none if everything stays as it is. */
  record Done(List<ShareEvent> events) implements Decision {
    public Done {
      events = List.copyOf(events);
    }
  }

  /** Somebody else decides this. */
  record NotYours(String detail) implements Decision {}

  /** It cannot be done as things stand. */
  record NotNow(String detail) implements Decision {}

  /** It would let out more than was asked for, or has no sense. */
  record Wrong(String detail) implements Decision {}
}
