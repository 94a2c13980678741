package lianban.catalog.definition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All versions of all definitions. What was added is never changed. */
public interface Definitions {

  /** The newest version, null if nothing has that key. */
  @Nullable Definition current(Kind kind, String key);

  /** One version, null if there is none of that number. */
  @Nullable Definition version(Kind kind, String key, int version);

  /** All versions of one, the oldest first. */
  List<Definition> versions(Kind kind, String key);

  /** What was published under an idempotency key, null if nothing was. */
  @Nullable Definition publishedAs(String publication);

  /** The newest version of each key, ordered by key. */
  List<Definition> allCurrent(Kind kind);

  /** All versions of each key, ordered by key and version. */
  List<Definition> allVersions(Kind kind);

  /**
   * Adds a version.
   *
   * @return false, and nothing is changed, if the version or the publication is taken
   */
  boolean add(Definition definition);
}
