package lianban.tax.assessment;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What was assessed for a case.
 *
 * @param price in yuan
 * @param floorArea in square metres
 * @param percent rate that was applied
 * @param amount deed tax in yuan
 */
public record Assessment(
    String caseId,
    BigDecimal price,
    BigDecimal floorArea,
    BigDecimal percent,
    BigDecimal amount,
    Instant assessedAt) {}
