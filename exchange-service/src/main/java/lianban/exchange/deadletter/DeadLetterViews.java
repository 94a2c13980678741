package lianban.exchange.deadletter;

import java.time.Instant;
import java.util.List;
import lianban.exchange.deadletter.DeadLetter.State;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Dead letters as they are shown: masked, always. */
public final class DeadLetterViews {

  private final JsonMapper json;
  private final Masking masking;

  public DeadLetterViews(JsonMapper json) {
    this.json = json;
    this.masking = new Masking(json);
  }

  /**
   * A letter in a list.
   *
   * @param lastAnswer what the last attempt came to
   */
  public record Line(
      String id,
      String subscription,
      String subscriber,
      String type,
      String eventId,
      String source,
      Cause cause,
      State state,
      int attempts,
      @Nullable Attempt lastAnswer,
      Instant deadAt) {}

  /** A letter with everything about it. */
  public record Whole(
      Line letter,
      JsonNode event,
      List<Attempt> attempts,
      @Nullable String reason,
      List<EditView> edits) {}

  /** An edit; its data is masked like the event's. */
  public record EditView(
      int number, JsonNode data, String proposedBy, Instant at, @Nullable String approvedBy) {}

  public Line line(DeadLetter letter) {
    return new Line(
        letter.id(),
        letter.subscription(),
        letter.subscriber(),
        letter.type(),
        letter.eventId(),
        letter.source(),
        letter.cause(),
        letter.state(),
        letter.attempts().size(),
        letter.attempts().isEmpty() ? null : letter.attempts().getLast(),
        letter.deadAt());
  }

  public Whole whole(DeadLetter letter) {
    return new Whole(
        line(letter),
        masking.masked(letter.event()),
        letter.attempts(),
        letter.reason(),
        letter.edits().stream()
            .map(
                e ->
                    new EditView(
                        e.number(),
                        masking.mask(json.readTree(e.data())),
                        e.proposedBy(),
                        e.at(),
                        e.approvedBy()))
            .toList());
  }
}
