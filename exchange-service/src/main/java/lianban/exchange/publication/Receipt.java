package lianban.exchange.publication;

import java.util.List;
import lianban.kernel.problem.ProblemType;
import lianban.service.problem.Fault;
import org.jspecify.annotations.Nullable;

/** What became of one event that was to be published. */
public sealed interface Receipt {

  /**
   * The broker has it.
   *
   * @param repeated whether the same event had been published before
   */
  record Accepted(String source, String id, boolean repeated) implements Receipt {}

  /**
   * It was not published.
   *
   * @param source null when it is no CloudEvent, the id likewise
   * @param detail one sentence
   */
  record Refused(
      @Nullable String source,
      @Nullable String id,
      ProblemType problem,
      String detail,
      List<Fault> faults)
      implements Receipt {

    public Refused {
      faults = List.copyOf(faults);
    }
  }
}
