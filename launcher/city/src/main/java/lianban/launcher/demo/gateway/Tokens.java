package lianban.launcher.demo.gateway;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import lianban.launcher.demo.gateway.Answer.Accepted;
import lianban.launcher.demo.gateway.Answer.Later;
import lianban.launcher.demo.gateway.Answer.Refused;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Access tokens by client credentials, fetched anew before they expire. */
final class Tokens {

  /** A token this close to its end might expire on the way. */
  private static final Duration MARGIN = Duration.ofSeconds(30);

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Http http;

  /** Held while a token is fetched, so that many callers fetch one. */
  private final ReentrantLock lock = new ReentrantLock();

  private final Map<String, Token> byClient = new ConcurrentHashMap<>();

  Tokens(Http http) {
    this.http = http;
  }

  private record Token(String text, long freshUntil) {

    boolean isFresh() {
      return System.nanoTime() - freshUntil < 0;
    }
  }

  /** What came of the wish for a token. */
  sealed interface Grant {

    record Granted(String token) implements Grant {}

    record Denied(Answer answer) implements Grant {}
  }

  Grant of(Client client) {
    lock.lock();
    try {
      Token kept = byClient.get(client.id());
      return kept != null && kept.isFresh() ? new Grant.Granted(kept.text) : fetch(client);
    } finally {
      lock.unlock();
    }
  }

  /** Drops a token that was not accepted, so that the next one is a new one. */
  void forget(Client client, String token) {
    byClient.computeIfPresent(client.id(), (_, kept) -> kept.text.equals(token) ? null : kept);
  }

  private Grant fetch(Client client) {
    return switch (http.form(
        "/oauth2/token", basic(client), "grant_type=client_credentials", PATIENCE)) {
      case Accepted(var body) -> granted(client, body);
      case Refused(int status, var _) when status == 401 ->
          new Grant.Denied(
              new Refused(
                  403,
                  "The city does not accept the secret of client "
                      + client.id()
                      + ". It was started with other secrets than those in .lianban/secrets; ./lianban down and up again mend that."));
      case Refused refused -> new Grant.Denied(refused);
      case Later later -> new Grant.Denied(later);
    };
  }

  private Grant granted(Client client, @Nullable JsonNode body) {
    if (body == null || !body.hasNonNull("access_token")) {
      return new Grant.Denied(
          new Later("identity-service answered without a token", Duration.ZERO));
    }
    Duration life = Duration.ofSeconds(body.path("expires_in").asLong(60)).minus(MARGIN);
    Token token =
        new Token(body.path("access_token").asString(), System.nanoTime() + life.toNanos());
    byClient.put(client.id(), token);
    return new Grant.Granted(token.text);
  }

  private static String basic(Client client) {
    String pair = client.id() + ":" + client.secret();
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }
}
