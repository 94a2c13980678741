package lianban.exchange.query;

/**
 * A question about a holder.
 *
 * @param holder pseudonym
 * @param purpose what for
 * @param legalBasis the rule that allows it
 * @param caseId the case that it is needed for
 */
public record Query(String holder, String purpose, String legalBasis, String caseId) {}
