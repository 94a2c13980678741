package lianban.catalog.eventtype;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who receives the events of a type, and by which version each reads them. */
public interface PinnedSubscribers {

  /** The subscribers of a type at this moment; none if there is no such type. */
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
