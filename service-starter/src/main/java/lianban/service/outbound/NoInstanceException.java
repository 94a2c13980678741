package lianban.service.outbound;

/** No instance of a service is known to Eureka at the moment. */
public final class NoInstanceException extends RuntimeException {

  public NoInstanceException(String service, Throwable cause) {
    super("no instance of " + service, cause);
  }
}
