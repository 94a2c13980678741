package lianban.launcher.city;

/** What came of the wish to start the city. */
public sealed interface UpResult {

  /** Every part serves. */
  record Up(CityStatus status) implements UpResult {}

  /** A supervisor was at work already; nothing was started. */
  record AlreadyUp(CityStatus status) implements UpResult {}

  /** The city did not come up; the message says why and what to do. */
  record Refused(String message) implements UpResult {}
}
