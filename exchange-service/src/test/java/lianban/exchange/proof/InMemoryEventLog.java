package lianban.exchange.proof;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import lianban.proof.Place;

/** Topics in lists. */
final class InMemoryEventLog implements EventLog {

  private final Map<Partition, List<Logged>> topics = new TreeMap<>();
  private final Map<Partition, Long> beginnings = new HashMap<>();
  private final Set<Partition> shut = new HashSet<>();

  synchronized void publish(String type, int partition, int price) {
    put(
        type,
        partition,
        topics.getOrDefault(new Partition(type, partition), List.of()).size(),
        price);
  }

  synchronized void put(String type, int partition, long offset, int price) {
    List<Logged> part =
        topics.computeIfAbsent(new Partition(type, partition), p -> new ArrayList<>());
    var place = new Place(type, partition, offset);
    part.add(new Logged(place, event(place, price), SomeSeals.AT.plusMillis(offset)));
  }

  static CloudEvent event(Place place, int price) {
    byte[] data = "{\"price\":%d}".formatted(price).getBytes(StandardCharsets.UTF_8);
    return CloudEventBuilder.v1()
        .withId("e-" + place.partition() + "-" + place.offset())
        .withSource(URI.create("/housing"))
        .withType(place.type())
        .withData("application/json", data)
        .build();
  }

  /** Drops the oldest, as retention does. */
  synchronized void drop(String type, int partition, long before) {
    beginnings.put(new Partition(type, partition), before);
  }

  /** Loses a part of a topic with everything on it. */
  synchronized void lose(String type, int partition) {
    topics.remove(new Partition(type, partition));
  }

  /** Lets nobody read a part of a topic. */
  synchronized void shut(String type, int partition) {
    shut.add(new Partition(type, partition));
  }

  @Override
  public synchronized Set<Partition> parts(Collection<String> types) {
    return topics.keySet().stream()
        .filter(part -> types.contains(part.type()))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public synchronized Map<Partition, Long> ends(Collection<String> types) {
    Map<Partition, Long> ends = new HashMap<>();
    topics.forEach(
        (partition, part) -> {
          if (types.contains(partition.type()) && !shut.contains(partition)) {
            ends.put(partition, part.getLast().place().offset() + 1);
          }
        });
    return ends;
  }

  @Override
  public synchronized Map<Partition, Long> beginnings(Collection<Partition> partitions) {
    Map<Partition, Long> all = new HashMap<>();
    partitions.forEach(p -> all.put(p, beginnings.getOrDefault(p, 0L)));
    return all;
  }

  @Override
  public synchronized Map<Partition, Long> read(
      Map<Partition, Long> from, Map<Partition, Long> to, int most, Consumer<Logged> each) {
    Map<Partition, Long> next = new TreeMap<>(from);
    int left = most;
    for (Map.Entry<Partition, Long> part : new TreeMap<>(from).entrySet()) {
      for (Logged logged : topics.getOrDefault(part.getKey(), List.of())) {
        long offset = logged.place().offset();
        if (left > 0
            && offset >= Math.max(part.getValue(), beginnings.getOrDefault(part.getKey(), 0L))
            && offset < to.getOrDefault(part.getKey(), 0L)) {
          each.accept(logged);
          next.put(part.getKey(), offset + 1);
          left--;
        }
      }
    }
    return next;
  }
}
