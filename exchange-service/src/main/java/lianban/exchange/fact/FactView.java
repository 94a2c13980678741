package lianban.exchange.fact;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import java.time.Instant;
import java.util.ArrayList;
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

/** Notes whom events are about, for the data sets that are made of their types. */
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
   * The facts that an event tells.
   *
   * @param at when the broker took it
   * @throws UnprocessableEventException if its data cannot be read
   */
  public List<Facts.Viewed> read(CloudEvent event, Instant at, long offset) {
    String subject = event.getSubject();
    CloudEventData data = event.getData();
    if (subject == null || data == null) {
      return List.of();
    }
    JsonNode tree = tree(event, data);
    List<Facts.Viewed> told = new ArrayList<>();
    sources()
        .filter(source -> source.type().equals(event.getType()))
        .forEach(
            source -> {
              String holder = holder(tree.at(source.holder()));
              if (holder != null) {
                told.add(
                    new Facts.Viewed(
                        view(source),
                        new Fact(
                            event.getType(),
                            subject,
                            holder,
                            event.getId(),
                            SchemaVersion.of(event),
                            at,
                            offset,
                            tree.toString())));
              }
            });
    return told;
  }

  /** Notes what events told: all of it, or it is to be noted again. */
  public void note(List<Facts.Viewed> told) {
    if (!told.isEmpty()) {
      facts.keepAll(told);
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

  private JsonNode tree(CloudEvent event, CloudEventData data) {
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
