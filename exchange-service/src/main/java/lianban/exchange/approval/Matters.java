package lianban.exchange.approval;

import org.jspecify.annotations.Nullable;

/** Matters as published in the catalogue. */
public interface Matters {

  /** The version in force, null if there is none. */
  @Nullable Matter current(String id);

  /** A version that a case is pinned to; it is always there, because pinning kept it. */
  Matter version(String id, int version);
}
