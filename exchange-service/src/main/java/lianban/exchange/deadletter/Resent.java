package lianban.exchange.deadletter;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The event of a letter as it is sent again, under its own id. */
public final class Resent {

  /** Extension that an edited event carries: the number of its edit. */
  public static final String EDITED = "edited";

  private static final JsonFormat FORMAT = new JsonFormat();

  private Resent() {}

  /**
   * @param data in place of the event's own, null for that
   * @param edit number of the edit that the data is from
   */
  public static CloudEvent event(DeadLetter letter, @Nullable String data, @Nullable Integer edit) {
    CloudEvent event = FORMAT.deserialize(letter.event().getBytes(StandardCharsets.UTF_8));
    if (data == null || edit == null) {
      return event;
    }
    return CloudEventBuilder.from(event)
        .withData("application/json", data.getBytes(StandardCharsets.UTF_8))
        .withExtension(EDITED, edit)
        .build();
  }
}
