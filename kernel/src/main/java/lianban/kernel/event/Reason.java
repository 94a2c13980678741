package lianban.kernel.event;

/**
 * Why something was refused or is missing.
 *
 * @param code stable, upper case, such as {@code LEASE_TOO_SHORT}
 * @param message one sentence for the applicant
 */
public record Reason(String code, String message) {}
