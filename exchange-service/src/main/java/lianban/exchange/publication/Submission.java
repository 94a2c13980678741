package lianban.exchange.publication;

import io.cloudevents.CloudEvent;
import lianban.exchange.event.EventIdentity;
import lianban.kernel.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One of the events that somebody wants to publish. */
public sealed interface Submission {

  /**
   * A CloudEvent.
   *
   * @param event its attributes
   * @param data null for none
   */
  record Event(CloudEvent event, @Nullable JsonNode data, EventIdentity identity)
      implements Submission {}

  /**
   * Something else.
   *
   * @param source null if it has none that can be read, the id likewise
   * @param detail what is wrong, one sentence
   */
  record Unreadable(
      @Nullable String source, @Nullable String id, ProblemType problem, String detail)
      implements Submission {}
}
