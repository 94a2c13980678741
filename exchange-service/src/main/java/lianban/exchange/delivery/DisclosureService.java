package lianban.exchange.delivery;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import lianban.exchange.catalog.EventType;
import lianban.exchange.catalog.EventTypes;
import lianban.exchange.catalog.Grant;
import lianban.exchange.event.SchemaVersion;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a grant lets out of the exchange. Every way out goes through here, so that what is not
 * granted leaves on none. Filters that a receiver sets see what it sees, not more.
 *
 * <p>Of an event of which fields are granted, the data is masked; of its attributes those that the
 * exchange and CloudEvents define stay, since the receiver cannot know the event again without
 * them, and those of the publisher's own making go. The subject stays where the type's key field is
 * granted, otherwise a pseudonym takes its place.
 *
 * <p>Who reads by a version cannot read events of another major, so they are left out. An event
 * that names no version, or one of which nobody knows the major, is let through: what is held back
 * is lost to its receiver, for no reader comes back to it.
 */
public final class DisclosureService {

  private static final List<String> EXTENSIONS =
      List.of("department", "caseid", "stepid", "causationid", "schemaversion", "traceparent");

  /** Bytes of data that are kept opened; tree and views take some ten times as much. */
  private static final int OPENED = 2 * 1024 * 1024;

  private static final int MASKS = 10_000;

  private final JsonMapper json;
  private final EventTypes types;
  private final SubjectPseudonyms pseudonyms;

  /** One event often goes to many: it is parsed once, and masked and written once for all alike. */
  private final LoadingCache<CloudEvent, Opened> opened;

  private final LoadingCache<Set<String>, FieldMask> masks =
      Caffeine.newBuilder().maximumSize(MASKS).build(FieldMask::of);

  /**
   * @param key of subjects' pseudonyms, at least 32 bytes
   */
  public DisclosureService(JsonMapper json, EventTypes types, byte[] key) {
    // 1.50 stays 1.50: what is let through is what was published.
    this.json = json.rebuild().disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES).build();
    this.types = types;
    this.pseudonyms = new SubjectPseudonyms(key);
    this.opened =
        Caffeine.newBuilder()
            .weakKeys()
            .maximumWeight(OPENED)
            .weigher((CloudEvent event, Opened some) -> some.bytes)
            .build(this::open);
  }

  /**
   * An event's data as a tree.
   *
   * @param masked what is left of it behind each mask that was asked for
   * @param views the whole event behind a mask, for those who see its subject: they see the same
   */
  private record Opened(
      JsonNode data, int bytes, Map<FieldMask, byte[]> masked, Map<FieldMask, SharedEvent> views) {}

  /**
   * The event as its receiver may see it, null if it may not see it at all.
   *
   * @param client that receives it
   */
  public @Nullable CloudEvent disclosed(Grant grant, String client, CloudEvent event) {
    if (isOfAnotherMajor(grant.version(), event)) {
      return null;
    }
    if (grant.rows() == Grant.Rows.OWN && !isOwn(grant, client, event)) {
      return null;
    }
    Set<String> fields = grant.fields();
    return fields == null ? event : masked(event, grant, masks.get(fields));
  }

  /** Most events are of the very version that is read by, and nothing is looked up for them. */
  private boolean isOfAnotherMajor(int readBy, CloudEvent event) {
    int madeBy = SchemaVersion.of(event);
    if (madeBy == readBy || madeBy == SchemaVersion.NONE) {
      return false;
    }
    EventType type = types.find(event.getType(), Math.max(madeBy, readBy));
    return type != null && type.isDifferentMajor(madeBy, readBy);
  }

  /** The field decides even where it is not granted, and is masked all the same. */
  private boolean isOwn(Grant grant, String client, CloudEvent event) {
    JsonNode data = opened.get(event).data;
    return client.equals(data.path("filedBy").stringValue(null))
        || data.path("concerned")
            .valueStream()
            .anyMatch(one -> grant.subscriber().equals(one.stringValue(null)));
  }

  private CloudEvent masked(CloudEvent event, Grant grant, FieldMask mask) {
    Opened whole = opened.get(event);
    byte[] data =
        whole.masked.computeIfAbsent(
            mask, wanted -> json.writeValueAsBytes(wanted.masked(whole.data)));
    String subject = event.getSubject();
    if (subject != null && !isCovered(event.getType(), mask)) {
      String pseudonym = pseudonyms.of(grant.subscriber(), event.getType(), subject);
      return view(event, pseudonym, data);
    }
    return whole.views.computeIfAbsent(mask, _ -> new SharedEvent(view(event, subject, data)));
  }

  private static CloudEvent view(CloudEvent event, @Nullable String subject, byte[] data) {
    CloudEventBuilder left =
        CloudEventBuilder.v1()
            .withId(event.getId())
            .withSource(event.getSource())
            .withType(event.getType());
    if (event.getTime() != null) {
      left.withTime(event.getTime());
    }
    if (subject != null) {
      left.withSubject(subject);
    }
    for (String name : EXTENSIONS) {
      Object value = event.getExtension(name);
      if (value != null) {
        left.withExtension(name, value.toString());
      }
    }
    return left.withData("application/json", data).build();
  }

  /** Whether the field that the subject is the value of is let through. */
  private boolean isCovered(String type, FieldMask mask) {
    EventType known = types.find(type);
    String keyField = known == null ? null : known.keyField();
    return keyField != null && mask.covers(keyField);
  }

  /** Data that is no JSON has no fields, so none of it is let through where fields are granted. */
  private Opened open(CloudEvent event) {
    CloudEventData data = event.getData();
    byte[] bytes = data == null ? new byte[0] : data.toBytes();
    JsonNode tree;
    try {
      tree = json.readTree(bytes);
    } catch (JacksonException e) {
      tree = json.createObjectNode();
    }
    return new Opened(tree, bytes.length, new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
  }
}
