package lianban.launcher.demo.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import lianban.launcher.demo.gateway.Answer.Accepted;
import lianban.launcher.demo.gateway.Answer.Later;
import lianban.launcher.demo.gateway.Answer.Refused;
import lianban.launcher.demo.gateway.Tokens.Grant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * The city's public door, called again until it answers: services may be killed and come back while
 * a call is under way. That is safe because every call that changes something carries an
 * idempotency key.
 */
public final class Gateway implements AutoCloseable {

  /** Calls under way at once; the gateway itself allows some hundred per route. */
  private static final int AT_ONCE = 32;

  private static final int FIRST_WAIT_MILLIS = 100;
  private static final int LONGEST_WAIT_MILLIS = 2000;
  private static final int DOUBLINGS = 5;

  private static final int UNAUTHENTICATED = 401;

  /** When so many new tokens were not accepted for one call, another will not be either. */
  private static final int REJECTED_TOKENS = 10;

  private final Http http;
  private final Tokens tokens;
  private final Pulse pulse;
  private final Semaphore places = new Semaphore(AT_ONCE, true);

  public Gateway(URI address, JsonMapper json, Pulse pulse) {
    this.http = new Http(address, json);
    this.tokens = new Tokens(http);
    this.pulse = pulse;
  }

  /**
   * Makes a call among a bounded number of others.
   *
   * @return the body, or a missing node for none
   * @throws RunFailedException if it is refused for good or the run ends
   */
  public JsonNode call(Call call) {
    return insist(call, true);
  }

  /** The same for a call that waits for news by design and must not use up a place. */
  public JsonNode listen(Call call) {
    return insist(call, false);
  }

  private JsonNode insist(Call call, boolean bounded) {
    int rejected = 0;
    for (int attempt = 0; ; attempt++) {
      pulse.check();
      switch (attempt(call, bounded)) {
        case Accepted(var body) -> {
          return body == null ? MissingNode.getInstance() : body;
        }
        case Refused(int status, var why) -> {
          if (status != UNAUTHENTICATED || ++rejected == REJECTED_TOKENS) {
            throw new RunFailedException(why);
          }
          tryLater(attempt, new Later(why, Duration.ZERO));
        }
        case Later later -> tryLater(attempt, later);
      }
    }
  }

  private void tryLater(int attempt, Later later) {
    pulse.trouble("The last trouble: " + later.why());
    long backoff =
        Math.min(LONGEST_WAIT_MILLIS, (long) FIRST_WAIT_MILLIS << Math.min(attempt, DOUBLINGS));
    long jittered = backoff / 2 + ThreadLocalRandom.current().nextLong(backoff / 2 + 1);
    pulse.pause(Duration.ofMillis(Math.max(jittered, later.atLeast().toMillis())));
  }

  private Answer attempt(Call call, boolean bounded) {
    if (!bounded) {
      return send(call);
    }
    places.acquireUninterruptibly();
    try {
      return send(call);
    } finally {
      places.release();
    }
  }

  private Answer send(Call call) {
    @Nullable Client client = call.client();
    if (client == null) {
      return http.send(call, null);
    }
    return switch (tokens.of(client)) {
      case Grant.Denied(var answer) -> answer;
      case Grant.Granted(var token) -> {
        Answer answer = http.send(call, token);
        if (answer instanceof Refused(int status, var _) && status == UNAUTHENTICATED) {
          tokens.forget(client, token);
        }
        yield answer;
      }
    };
  }

  @Override
  public void close() {
    http.close();
  }
}
