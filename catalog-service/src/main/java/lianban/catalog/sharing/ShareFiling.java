package lianban.catalog.sharing;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for.
 *
 * @param purpose what the data is needed for
 * @param legalBasis law and article by which it may be used for that
 * @param fields pointers into the data, as they were written
 * @param until when it is to end; null where it has a duration
 * @param duration how long from the decision on; null where it has an end
 * @param version of the type to read by; null for the current one
 */
public record ShareFiling(
    Resource resource,
    String purpose,
    String legalBasis,
    List<String> fields,
    Access.Rows rows,
    @Nullable Instant until,
    @Nullable Period duration,
    @Nullable Integer version) {

  public ShareFiling {
    fields = List.copyOf(fields);
  }
}
