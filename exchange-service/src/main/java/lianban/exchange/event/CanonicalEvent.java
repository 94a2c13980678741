package lianban.exchange.event;

import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import java.io.IOException;
import org.erdtman.jcs.JsonCanonicalizer;

/** An event in the one form that says what it is. */
public final class CanonicalEvent {

  private static final JsonFormat FORMAT = new JsonFormat();

  private CanonicalEvent() {}

  /**
   * The canonical form (RFC 8785) of the event in the CloudEvents JSON format: all attributes,
   * extensions and data, UTF-8.
   *
   * @throws IllegalArgumentException if it has none, as when its data is not JSON though it says so
   */
  public static byte[] bytes(CloudEvent event) {
    try {
      return new JsonCanonicalizer(FORMAT.serialize(event)).getEncodedUTF8();
    } catch (IOException | RuntimeException e) {
      // Without the cause, which quotes the event.
      throw new IllegalArgumentException("the event has no canonical form");
    }
  }
}
