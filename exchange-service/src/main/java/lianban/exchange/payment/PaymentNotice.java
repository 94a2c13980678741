package lianban.exchange.payment;

import java.math.BigDecimal;

/**
 * What the provider says happened.
 *
 * @param id of the notice; the same again is the same notice
 * @param amount in yuan
 * @param reference the provider's
 */
public record PaymentNotice(String id, String billId, BigDecimal amount, String reference) {}
