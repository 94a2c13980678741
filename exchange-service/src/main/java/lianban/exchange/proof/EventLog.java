package lianban.exchange.proof;

import io.cloudevents.CloudEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import lianban.proof.Place;
import org.jspecify.annotations.Nullable;

/** What stands on the topics. One user at a time. */
public interface EventLog {

  /**
   * What stands somewhere.
   *
   * @param event null if no event can be read there
   * @param at when the broker took it
   */
  record Logged(Place place, @Nullable CloudEvent event, Instant at) {}

  /**
   * The parts that these topics have, also those that cannot be read at the moment; topics that are
   * none are not there.
   */
  Set<Partition> parts(Collection<String> types);

  /**
   * Where the parts of these topics end that can be read: the offset after the last. One that
   * cannot be read keeps nobody from the others.
   */
  Map<Partition, Long> ends(Collection<String> types);

  /** Where the parts begin: the offset of what was not yet deleted. */
  Map<Partition, Long> beginnings(Collection<Partition> partitions);

  /**
   * Reads on from these offsets, each part in order.
   *
   * @param to where to stop; a few more may be read
   * @param most how many to read, about
   * @param each is given what is read, as it comes
   * @return where to go on
   */
  Map<Partition, Long> read(
      Map<Partition, Long> from, Map<Partition, Long> to, int most, Consumer<Logged> each);
}
