package lianban.exchange.event;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.types.Time;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The canonical form of an event: its CloudEvents JSON format (1.0, structured mode) written by RFC
 * 8785. It is the same before an event is sent and after it was read from its topic.
 *
 * <p>Every attribute is a string, as it is in a Kafka header: there a number and its text are one.
 * Data of a JSON content type stands as it is if every reader reads it alike (I-JSON, RFC 7493);
 * any other data is {@code data_base64}, so that every event has a form and no byte of it can
 * change without the form.
 */
public final class CanonicalEvent {

  static final String DATA = "data";
  private static final int ENVELOPE_BYTES = 512;

  /** Reads JSON as strictly as a canonical form needs it: no name twice, no digit lost. */
  public static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private CanonicalEvent() {}

  /** The canonical form of all attributes and the data, in UTF-8. */
  public static byte[] bytes(CloudEvent event) {
    SortedMap<String, String> attributes = attributes(event);
    CloudEventData data = event.getData();
    if (data == null) {
      return CanonicalJson.object(attributes, null, ENVELOPE_BYTES).bytes();
    }
    byte[] raw = data.toBytes();
    if (JsonContentType.normal(event.getDataContentType()) != null) {
      try {
        JsonNode tree = JSON.readTree(raw);
        if (!tree.isMissingNode()) {
          return CanonicalJson.object(attributes, tree, ENVELOPE_BYTES + raw.length).bytes();
        }
      } catch (JacksonException | NotInteroperableException _) {
        // It is taken as bytes, like data that does not claim to be JSON.
      }
    }
    attributes.put("data_base64", Base64.getEncoder().encodeToString(raw));
    return CanonicalJson.object(attributes, null, ENVELOPE_BYTES + 2 * raw.length).bytes();
  }

  /** The attributes that are set, by their names. */
  static SortedMap<String, String> attributes(CloudEvent event) {
    SortedMap<String, String> found = new TreeMap<>();
    found.put("specversion", event.getSpecVersion().toString());
    found.put("id", event.getId());
    found.put("source", event.getSource().toString());
    found.put("type", event.getType());
    put(found, "subject", event.getSubject());
    put(found, "time", event.getTime());
    put(found, "dataschema", event.getDataSchema());
    put(found, "datacontenttype", event.getDataContentType());
    for (String name : event.getExtensionNames()) {
      put(found, name, event.getExtension(name));
    }
    return found;
  }

  private static void put(Map<String, String> found, String name, @Nullable Object value) {
    if (value != null) {
      found.put(name, text(value));
    }
  }

  /** The canonical string of a CloudEvents value (CloudEvents 1.0, Type System). */
  private static String text(Object value) {
    return switch (value) {
      case OffsetDateTime time -> Time.writeTime(time);
      case byte[] binary -> Base64.getEncoder().encodeToString(binary);
      default -> value.toString();
    };
  }
}
