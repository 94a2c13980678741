package lianban.exchange.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question about a holder.
 *
 * @param holder pseudonym
 * @param dataSets that are asked; null for all that are granted
 * @param purpose what for
 * @param legalBasis the rule that allows it
 * @param caseId the case that it is needed for
 */
public record Query(
    String holder,
    @Nullable List<String> dataSets,
    String purpose,
    String legalBasis,
    String caseId) {}
