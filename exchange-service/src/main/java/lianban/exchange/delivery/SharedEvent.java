package lianban.exchange.delivery;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.SpecVersion;
import io.cloudevents.jackson.JsonFormat;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An event that many receivers get: its JSON is written once for all who may see it as it is. A
 * disclosure that takes something away makes another event, which is written for itself.
 */
public final class SharedEvent implements CloudEvent {

  private static final JsonFormat FORMAT = new JsonFormat();

  private final CloudEvent event;
  private volatile byte @Nullable [] json;

  public SharedEvent(CloudEvent event) {
    this.event = event;
  }

  /** An event in structured JSON, on one line; not to be changed. */
  public static byte[] json(CloudEvent event) {
    return event instanceof SharedEvent shared ? shared.json() : FORMAT.serialize(event);
  }

  /** Two who ask at the same moment may both write it, which is the same. */
  private byte[] json() {
    byte[] known = json;
    if (known == null) {
      known = FORMAT.serialize(event);
      json = known;
    }
    return known;
  }

  @Override
  public @Nullable CloudEventData getData() {
    return event.getData();
  }

  @Override
  public SpecVersion getSpecVersion() {
    return event.getSpecVersion();
  }

  @Override
  public String getId() {
    return event.getId();
  }

  @Override
  public String getType() {
    return event.getType();
  }

  @Override
  public URI getSource() {
    return event.getSource();
  }

  @Override
  public @Nullable String getDataContentType() {
    return event.getDataContentType();
  }

  @Override
  public @Nullable URI getDataSchema() {
    return event.getDataSchema();
  }

  @Override
  public @Nullable String getSubject() {
    return event.getSubject();
  }

  @Override
  public @Nullable OffsetDateTime getTime() {
    return event.getTime();
  }

  @Override
  public @Nullable Object getAttribute(String name) {
    return event.getAttribute(name);
  }

  @Override
  public Set<String> getAttributeNames() {
    return event.getAttributeNames();
  }

  @Override
  public @Nullable Object getExtension(String name) {
    return event.getExtension(name);
  }

  @Override
  public Set<String> getExtensionNames() {
    return event.getExtensionNames();
  }

  @Override
  public String toString() {
    return "SharedEvent[" + event.getSource() + " " + event.getId() + "]";
  }
}
