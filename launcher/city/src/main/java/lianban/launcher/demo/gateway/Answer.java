package lianban.launcher.demo.gateway;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What came of one attempt. */
sealed interface Answer {

  /** Done; null for an empty body. */
  record Accepted(@Nullable JsonNode body) implements Answer {}

  /** Trying again unchanged cannot help. */
  record Refused(int status, String why) implements Answer {}

  /**
   * Worth another attempt.
   *
   * @param atLeast how long the other side asks to wait
   */
  record Later(String why, Duration atLeast) implements Answer {}
}
