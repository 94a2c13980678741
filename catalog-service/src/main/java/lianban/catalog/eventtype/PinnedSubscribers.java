package lianban.catalog.eventtype;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who receives an event type at this moment, and by which version of it each one reads. */
public interface PinnedSubscribers {

  /** The subscribers of a type; none if nobody receives it. */
  List<PinnedSubscriber> of(String type);

  /**
   * A subscriber.
   *
   * @param client client or department
   * @param version of the type that it reads by
   * @param fields JSON pointers into the data that it is given, null for all of it
   */
  record PinnedSubscriber(String client, int version, @Nullable Set<String> fields) {
    public PinnedSubscriber {
      fields = fields == null ? null : Set.copyOf(fields);
    }
  }
}
