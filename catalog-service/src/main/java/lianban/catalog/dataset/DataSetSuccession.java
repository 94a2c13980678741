package lianban.catalog.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lianban.catalog.definition.Definition;
import lianban.catalog.definition.Definitions;
import lianban.catalog.definition.Kind;
import lianban.catalog.definition.Place;
import lianban.catalog.definition.Publication;
import lianban.catalog.definition.Succession;
import lianban.catalog.eventtype.PinnedSubscribers.PinnedSubscriber;
import lianban.service.problem.Fault;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Lets a new version of a data set follow if its items are in what it is made of, if it is made of
 * the same as before, and if it takes no item from anybody who is granted it, nor gives one another
 * type. What becomes another thing is another data set, under another key.
 */
public final class DataSetSuccession implements Succession {

  private final DataSetSource source;
  private final DataSetReaders readers;

  public DataSetSuccession(Definitions definitions, DataSetReaders readers) {
    this.source = new DataSetSource(definitions);
    this.readers = readers;
  }

  @Override
  public Kind kind() {
    return Kind.DATA_SET;
  }

  @Override
  public @Nullable Publication objection(@Nullable Definition current, JsonNode next) {
    Place dataSet = Place.root(next);
    JsonNode before = current == null ? null : current.content();
    List<Fault> faults = new ArrayList<>(source.faults(dataSet));
    if (!DataSetSource.isSame(before, next)) {
      faults.add(
          dataSet.at("madeOf").fault("changed", "A data set stays made of what it was made of."));
    }
    if (!faults.isEmpty()) {
      return new Publication.Refused(faults);
    }
    return before == null ? null : taken(before, next);
  }

  private @Nullable Publication taken(JsonNode before, JsonNode next) {
    Map<String, String> kept = types(next);
    Set<String> lost =
        types(before).entrySet().stream()
            .filter(item -> !item.getValue().equals(kept.get(item.getKey())))
            .map(Map.Entry::getKey)
            .collect(Collectors.toCollection(TreeSet::new));
    if (lost.isEmpty()) {
      return null;
    }
    List<Fault> faults = new ArrayList<>();
    Set<String> hurt = new TreeSet<>();
    for (PinnedSubscriber reader : readers.of(next.path("key").asString(""))) {
      for (String item : lost) {
        if (isGranted(reader, item)) {
          hurt.add(reader.client());
          faults.add(new Fault("/items", "taken", reader.client() + " is granted " + item + "."));
        }
      }
    }
    return hurt.isEmpty()
        ? null
        : new Publication.Incompatible(
            "It takes items from %s. Keep them, or publish another data set."
                .formatted(String.join(", ", hurt)),
            faults);
  }

  private static boolean isGranted(PinnedSubscriber reader, String item) {
    Set<String> fields = reader.fields();
    return fields == null
        || fields.stream()
            .anyMatch(
                field ->
                    field.equals(item)
                        || field.startsWith(item + "/")
                        || item.startsWith(field + "/"));
  }

  private static Map<String, String> types(JsonNode dataSet) {
    return dataSet
        .path("items")
        .valueStream()
        .collect(
            Collectors.toMap(
                item -> item.path("pointer").asString(), item -> item.path("type").asString()));
  }
}
