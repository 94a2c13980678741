package lianban.catalog.definition;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the next version of a definition owes to those before it. */
public interface Succession {

  /** The kind that it is for. */
  Kind kind();

  /**
   * Why a definition that is right by itself may not follow.
   *
   * @param current the newest version, null if there is none
   * @return how the attempt ends, null if nothing speaks against it
   */
  @Nullable Publication objection(@Nullable Definition current, JsonNode next);
}
