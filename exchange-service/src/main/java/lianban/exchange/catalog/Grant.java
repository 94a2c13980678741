package lianban.exchange.catalog;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Leave to receive the events of a type.
 *
 * @param id names the grant
 * @param subscriber client or department that it is given to
 * @param fields JSON Pointers into the data; what is not below one of them never leaves the
 *     exchange; null for all of it
 * @param version of the type that the subscriber reads by; events of another major are not for it
 */
public record Grant(
    String id,
    String subscriber,
    String type,
    Rows rows,
    @Nullable Set<String> fields,
    int version) {

  public Grant {
    fields = fields == null ? null : Set.copyOf(fields);
  }

  /** Which events of the type. */
  public enum Rows {
    ALL,
    /**
     * Only those whose data names the receiving client as {@code filedBy}, or the grant's
     * subscriber among the {@code concerned}.
     */
    OWN
  }
}
