package lianban.exchange.fact;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import lianban.exchange.catalog.DataSet;
import lianban.exchange.catalog.DataSets;
import lianban.exchange.event.SchemaVersion;
import lianban.kernel.code.HolderRef;
import lianban.service.kafka.UnprocessableEventException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Notes of each event whom it is about, for the data sets that are made of its type. */
public final class FactView {

  private final DataSets sets;
  private final Facts facts;
  private final JsonMapper json;
  private final byte[] holderKey;

  /**
   * @param holderKey key of holder pseudonyms
   */
  public FactView(DataSets sets, Facts facts, JsonMapper json, byte[] holderKey) {
    this.sets = sets;
    this.facts = facts;
    this.json = json;
    this.holderKey = holderKey.clone();
  }

  /** The event types that some data set is made of. */
  public List<String> types() {
    return sources().map(DataSet.Facts::type).distinct().sorted().toList();
  }

  /** Names the facts that one source's holders have. */
  public static String view(DataSet.Facts source) {
    return source.type() + source.holder();
  }

  /**
   * Notes an event.
   *
   * @param at when the broker took it
   * @throws UnprocessableEventException if its data cannot be read
   */
  public void note(CloudEvent event, Instant at, long offset) {
    String subject = event.getSubject();
    CloudEventData data = event.getData();
    if (subject == null || data == null) {
      return;
    }
    JsonNode tree = read(event, data);
    sources()
        .filter(source -> source.type().equals(event.getType()))
        .forEach(source -> note(source, event, subject, tree, at, offset));
  }

  private void note(
      DataSet.Facts source,
      CloudEvent event,
      String subject,
      JsonNode data,
      Instant at,
      long offset) {
    String holder = holder(data.at(source.holder()));
    if (holder != null) {
      facts.keep(
          view(source),
          new Fact(
              event.getType(),
              subject,
              holder,
              event.getId(),
              SchemaVersion.of(event),
              at,
              offset,
              data.toString()));
    }
  }

  /** An event that is about nobody known is nobody's fact. */
  private @Nullable String holder(JsonNode named) {
    if (named.isString()) {
      return named.asString();
    }
    String type = named.path("idType").stringValue(null);
    String number = named.path("idNumber").stringValue(null);
    return type == null || number == null ? null : HolderRef.of(holderKey, type, number);
  }

  private JsonNode read(CloudEvent event, CloudEventData data) {
    try {
      return json.readTree(data.toBytes());
    } catch (JacksonException e) {
      throw new UnprocessableEventException("event " + event.getId() + " has no JSON data", e);
    }
  }

  private Stream<DataSet.Facts> sources() {
    return sets.all().stream()
        .map(DataSet::source)
        .filter(DataSet.Facts.class::isInstance)
        .map(DataSet.Facts.class::cast)
        .distinct();
  }
}
