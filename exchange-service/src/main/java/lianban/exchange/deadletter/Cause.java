package lianban.exchange.deadletter;

/** Why an event could not be delivered, as coarse as dead letters are grouped by. */
public enum Cause {
  HTTP_3XX,
  HTTP_4XX,
  HTTP_5XX,
  /** No whole answer in time. */
  TIMEOUT,
  /** Nobody listens, or hangs up. */
  CONNECTION,
  /** The certificate is not to be trusted. */
  TLS,
  /** The name has no address. */
  NAME,
  /** The address is one that nothing is sent to. */
  UNSAFE_ADDRESS,
  /** A department that reads Kafka itself could not process it. */
  UNPROCESSABLE,
  /** It was put on a dead-letter topic, but no such event stands where it is said to be from. */
  UNVERIFIED
}
