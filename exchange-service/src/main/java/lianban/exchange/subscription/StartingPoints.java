package lianban.exchange.subscription;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import lianban.exchange.delivery.TopicReader;
import lianban.kernel.problem.ProblemType;
import lianban.service.problem.Fault;
import lianban.service.problem.ProblemException;

/** From where on a subscription gets events. */
public final class StartingPoints {

  private final TopicReader topics;
  private final TopicTimes times;

  public StartingPoints(TopicReader topics, TopicTimes times) {
    this.topics = topics;
    this.times = times;
  }

  /**
   * Offsets by partition.
   *
   * @param from {@code earliest}, {@code latest} or an instant
   * @throws ProblemException if it is none of them
   */
  public Map<Integer, Long> of(String type, String from) {
    return switch (from) {
      case "earliest" -> times.at(type, Instant.EPOCH);
      case "latest" -> topics.end(type).offsets();
      default -> times.at(type, instant(from));
    };
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST,
          "The starting point cannot be read.",
          List.of(new Fault("/from", "invalid", "is earliest, latest or an instant")));
    }
  }
}
