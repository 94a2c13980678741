package lianban.launcher.demo.gateway;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One request, repeated until it is answered.
 *
 * @param client on whose behalf; null for what is public
 * @param path with its query, from {@code /api} on
 * @param body sent as JSON; null for a GET
 * @param idempotencyKey the same on every repetition; null for a GET
 * @param patience how long one attempt may take
 */
public record Call(
    @Nullable Client client,
    String path,
    @Nullable Object body,
    @Nullable String idempotencyKey,
    Duration patience) {

  private static final Duration USUAL = Duration.ofSeconds(15);

  /** Reads something that is public. */
  public static Call get(String path) {
    return new Call(null, path, null, null, USUAL);
  }

  /** Reads something. */
  public static Call get(Client client, String path) {
    return new Call(client, path, null, null, USUAL);
  }

  /** Creates something, once however often it is sent. */
  public static Call post(Client client, String path, Object body, String idempotencyKey) {
    return new Call(client, path, body, idempotencyKey, USUAL);
  }

  /** The same with more or less patience for one attempt. */
  public Call within(Duration other) {
    return new Call(client, path, body, idempotencyKey, other);
  }

  /** What it is, for messages. */
  String name() {
    String plain = path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
    return (body == null ? "GET " : "POST ") + plain;
  }
}
