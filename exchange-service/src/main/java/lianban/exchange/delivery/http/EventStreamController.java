package lianban.exchange.delivery.http;

import java.time.Instant;
import lianban.exchange.delivery.DeliveryService;
import lianban.exchange.delivery.EventStream;
import lianban.exchange.delivery.EventStream.Signal;
import lianban.exchange.delivery.Reading;
import lianban.exchange.delivery.TopicReader;
import lianban.exchange.subscription.SubscribedReadings;
import lianban.exchange.subscription.Subscription.Channel;
import lianban.kernel.problem.ProblemType;
import lianban.service.access.Caller;
import lianban.service.problem.FaultTranslator;
import lianban.service.problem.ProblemException;
import lianban.service.problem.ProblemWriter;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import tools.jackson.databind.json.JsonMapper;

/** Events as they come, as Server-Sent Events. */
@RestController
public final class EventStreamController {

  private final DeliveryService delivery;
  private final OpenStreams streams;
  private final ProblemWriter problems;
  private final FaultTranslator faults;
  private final Scheduler threads;
  private final ReadingRequest requests;
  private final StreamText text;

  EventStreamController(
      DeliveryService delivery,
      OpenStreams streams,
      ProblemWriter problems,
      FaultTranslator faults,
      Scheduler streamThreads,
      SubscribedReadings subscribed,
      JsonMapper json) {
    this.delivery = delivery;
    this.streams = streams;
    this.problems = problems;
    this.faults = faults;
    this.threads = streamThreads;
    this.requests = new ReadingRequest(subscribed, json);
    this.text = new StreamText(json);
  }

  /**
   * A stream of one type's events: {@code id} is a cursor, {@code event} the type, {@code data} the
   * CloudEvent in structured JSON. {@code Last-Event-ID} goes on exactly after that event.
   */
  @GetMapping("/api/v1/events/stream")
  Mono<Void> stream(
      Authentication authentication,
      ServerWebExchange exchange,
      @RequestParam(required = false) @Nullable String subscription,
      @RequestParam(required = false) @Nullable String type,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String filter,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last) {
    if (!(authentication.getPrincipal() instanceof Caller caller)) {
      throw new ProblemException(ProblemType.UNAUTHENTICATED, "A token is needed here.");
    }
    String begin = last == null || last.isEmpty() ? cursor : last;
    var query = new ReadingRequest.Query(subscription, type, begin, from, filter);
    return Mono.using(
            () -> open(caller, query, expiry(authentication)),
            stream -> write(exchange, stream),
            _ -> streams.leave(caller.clientId()))
        .subscribeOn(threads);
  }

  private EventStream open(Caller caller, ReadingRequest.Query query, @Nullable Instant expiry) {
    Reading reading = requests.of(caller, Channel.SSE, query);
    streams.enter(caller.clientId());
    try {
      return delivery.stream(caller, reading, expiry, streams::isClosing);
    } catch (RuntimeException e) {
      streams.leave(caller.clientId());
      throw e instanceof TopicReader.NoReaderException ? ReadingRequest.tooManyBehind() : e;
    }
  }

  private static @Nullable Instant expiry(Authentication authentication) {
    return authentication.getCredentials() instanceof Jwt token ? token.getExpiresAt() : null;
  }

  /**
   * Each page is read when the one before it is on its way and not earlier, on a thread of its own
   * that waits for events: whoever reads slowly holds up this stream, and nothing is kept for it.
   */
  private Mono<Void> write(ServerWebExchange exchange, EventStream stream) {
    ServerHttpResponse response = exchange.getResponse();
    response.getHeaders().setContentType(MediaType.TEXT_EVENT_STREAM);
    response.getHeaders().setCacheControl(CacheControl.noStore());
    response.getHeaders().set("X-Accel-Buffering", "no");
    var pages = new Pages(exchange, stream);
    return response.writeAndFlushWith(
        Flux.generate(
            sink -> {
              if (pages.isOver) {
                sink.complete();
              } else {
                sink.next(pages.next());
              }
            }));
  }

  /** The pages of a stream; those that were asked for before it was over are empty. */
  private final class Pages {
    private final ServerWebExchange exchange;
    private final EventStream stream;
    private volatile boolean isOver;

    private Pages(ServerWebExchange exchange, EventStream stream) {
      this.exchange = exchange;
      this.stream = stream;
    }

    private Publisher<DataBuffer> next() {
      return Mono.fromCallable(this::page).subscribeOn(threads);
    }

    private @Nullable DataBuffer page() {
      if (isOver) {
        return null;
      }
      Signal signal = signal();
      isOver = signal instanceof Signal.Refused || signal instanceof Signal.Closed;
      byte[] bytes =
          text.of(
              signal,
              problem ->
                  problems.body(exchange, problem.type(), problem.detail(), problem.faults()));
      return bytes.length == 0 ? null : exchange.getResponse().bufferFactory().wrap(bytes);
    }

    private Signal signal() {
      try {
        return stream.next();
      } catch (RuntimeException e) {
        return new Signal.Refused(faults.problem(e));
      }
    }
  }
}
