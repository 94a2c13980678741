package lianban.gateway.routing;

/**
 * A service answered with a server error. Raised to tell the circuit breaker, so it has no stack.
 */
final class HopFailure extends RuntimeException {

  private final boolean explained;

  /**
   * @param explained whether the answer is a problem already, which the caller gets as it is
   */
  HopFailure(int status, boolean explained) {
    super("status " + status, null, false, false);
    this.explained = explained;
  }

  boolean explained() {
    return explained;
  }
}
