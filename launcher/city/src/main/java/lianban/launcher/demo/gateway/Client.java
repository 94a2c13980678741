package lianban.launcher.demo.gateway;

/** A client of the gateway with the secret that it gets its tokens for. */
public record Client(String id, String secret) {

  /** Keeps the secret out of messages. */
  @Override
  public String toString() {
    return "Client[" + id + "]";
  }
}
