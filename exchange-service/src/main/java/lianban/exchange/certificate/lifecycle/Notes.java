package lianban.exchange.certificate.lifecycle;

import java.util.List;

/** Short notes to oneself, in order; what they are about is in their text. */
public interface Notes {

  /** Adds a note. Twice is the same as once. */
  void add(String note);

  /** The first notes that stand before a text, in order. */
  List<String> before(String bound, int limit);

  void remove(String note);
}
