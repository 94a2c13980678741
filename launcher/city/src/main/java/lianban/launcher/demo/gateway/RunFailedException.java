package lianban.launcher.demo.gateway;

/** A run cannot go on; the message tells a person why and what to do. */
public final class RunFailedException extends RuntimeException {

  public RunFailedException(String message) {
    super(message);
  }
}
