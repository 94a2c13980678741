package lianban.catalog.sharing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for, offered or granted.
 *
 * @param fields pointers into the data; {@code ""} names all of it
 * @param until when it ends; null for what is bounded otherwise, or without an end
 */
public record Access(List<String> fields, Rows rows, @Nullable Instant until) {

  public Access {
    fields = Fields.plain(fields);
  }

  /** Which events of the type. */
  public enum Rows {
    ALL,
    /**
     * Only those whose data names the subscriber as {@code filedBy} or among the {@code concerned}.
     */
    OWN
  }

  /** Whether it ended. */
  public boolean isOver(Instant now) {
    return until != null && !now.isBefore(until);
  }

  /** Whether another lets out nothing that this one does not. */
  public boolean covers(Access other) {
    boolean endsInTime = until == null || (other.until != null && !other.until.isAfter(until));
    return endsInTime
        && (rows == Rows.ALL || other.rows == Rows.OWN)
        && other.fields.stream().allMatch(field -> Fields.covers(fields, field));
  }

  Access endingAt(@Nullable Instant end) {
    return new Access(fields, rows, end);
  }
}
