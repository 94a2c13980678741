package lianban.exchange.clock;

import org.jspecify.annotations.Nullable;

/** What the catalogue said last, for when it does not answer. */
public interface KeptDefinitions {

  /** What was kept under a name, null if nothing was. */
  @Nullable String find(String name);

  /** Keeps a text in place of the one before. */
  void keep(String name, String text);
}
