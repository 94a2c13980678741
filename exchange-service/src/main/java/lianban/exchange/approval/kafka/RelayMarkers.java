package lianban.exchange.approval.kafka;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Durable notes of which cases may have messages that have not reached Kafka. */
public interface RelayMarkers {

  /**
   * A note of one process about one case.
   *
   * @param id unique, so that removing one's own note never removes a later one
   * @param instance the process run that cares for it
   */
  record Marker(String id, String caseId, String instance) {}

  void add(Marker marker);

  void remove(Collection<String> markerIds);

  /** All notes: few, because they go soon after the messages have arrived. */
  List<Marker> all();

  /** Says that the process run is alive. */
  void beat(String instance, Instant at);

  /** When each process run was last alive. */
  Map<String, Instant> beats();
}
