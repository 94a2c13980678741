package lianban.gateway.trace;

import java.util.Objects;
import lianban.kernel.trace.Traceparent;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/** One request's place in its trace, and where it failed if it did. Used by one request only. */
public final class Trace {

  private static final String ATTRIBUTE = Trace.class.getName();

  private final Traceparent parent;
  private @Nullable String failedHop;

  private Trace(Traceparent parent) {
    this.parent = parent;
  }

  static Trace start(ServerWebExchange exchange, Traceparent parent) {
    Trace trace = new Trace(parent);
    exchange.getAttributes().put(ATTRIBUTE, trace);
    return trace;
  }

  /** The trace of a request that has passed the first filter. */
  public static Trace of(ServerWebExchange exchange) {
    return Objects.requireNonNull(exchange.getAttribute(ATTRIBUTE), "not traced");
  }

  /** Trace id, 32 hexadecimal digits. */
  public String id() {
    return parent.traceId();
  }

  /** What goes on to the next process. */
  public Traceparent parent() {
    return parent;
  }

  /** Notes for the log which process failed or refused. */
  public void failedAt(String hop) {
    failedHop = hop;
  }

  @Nullable String failedHop() {
    return failedHop;
  }
}
