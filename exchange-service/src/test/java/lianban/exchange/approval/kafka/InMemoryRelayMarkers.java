package lianban.exchange.approval.kafka;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Markers in a map. */
final class InMemoryRelayMarkers implements RelayMarkers {

  private final Map<String, Marker> markers = new ConcurrentHashMap<>();
  private final Map<String, Instant> beats = new ConcurrentHashMap<>();

  @Override
  public void add(Marker marker) {
    markers.put(marker.id(), marker);
  }

  @Override
  public void remove(Collection<String> markerIds) {
    markers.keySet().removeAll(markerIds);
  }

  @Override
  public List<Marker> all() {
    return List.copyOf(markers.values());
  }

  @Override
  public void beat(String instance, Instant at) {
    beats.put(instance, at);
  }

  @Override
  public Map<String, Instant> beats() {
    return Map.copyOf(beats);
  }
}
