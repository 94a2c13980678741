package lianban.catalog.sharing;

import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for.
 *
 * @param purpose what the data is needed for
 * @param legalBasis law and article by which it may be used for that
 * @param duration how long from the decision on; null where {@code access} has its end
 * @param version of the type to read by; null for the current one
 */
public record ShareFiling(
    String type,
    String purpose,
    String legalBasis,
    Access access,
    @Nullable Period duration,
    @Nullable Integer version) {}
