package lianban.utilities.transfer;

import java.time.Instant;

/**
 * A property's connection goes over to the new owner.
 *
 * @param certificate identifier of the certificate that proves the new owner
 * @param batch the batch in which the application was filed
 * @param at when the utility opened the transfer
 */
public record Transfer(String certificate, String batch, String propertyNo, Instant at) {}
