package lianban.exchange.material;

import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the bytes are: parts of at most {@link #PART} bytes, each written once under a name of its
 * own and never changed. Every instance of the exchange sees the same parts.
 */
public interface MaterialStore {

  /** Largest part in bytes: far below what one document or one command may hold. */
  int PART = 256 << 10;

  /** Writes a part; it is durable when this returns. */
  void write(String part, byte[] bytes);

  /** The part, null if there is none. */
  byte @Nullable [] read(String part);

  /** Which of these parts are there. */
  Set<String> among(Collection<String> parts);

  /** Removes parts; those that are not there are removed already. */
  void delete(Collection<String> parts);
}
