package lianban.service.problem;

/**
 * One of several things wrong with a request.
 *
 * @param pointer JSON pointer (RFC 6901) to the place, empty for the whole
 * @param code stable, such as {@code required} or {@code cycle}
 * @param message one sentence
 */
public record Fault(String pointer, String code, String message) {}
