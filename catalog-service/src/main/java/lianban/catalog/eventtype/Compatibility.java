package lianban.catalog.eventtype;

/** What a version within a major owes to the one in force before it. */
public enum Compatibility {
  /** Whoever reads by the new version can read what was published under the one before. */
  BACKWARD,
  /** Whoever reads by the version before can read what is published under the new one. */
  FORWARD,
  /** Both. */
  FULL,
  /** Nothing. */
  NONE;

  boolean asksBackward() {
    return this == BACKWARD || this == FULL;
  }

  boolean asksForward() {
    return this == FORWARD || this == FULL;
  }
}
