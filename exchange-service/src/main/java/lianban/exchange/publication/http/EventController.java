package lianban.exchange.publication.http;

import io.cloudevents.jackson.JsonFormat;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import lianban.exchange.publication.PublicationService;
import lianban.exchange.publication.Receipt;
import lianban.exchange.publication.Submission;
import lianban.kernel.problem.ProblemType;
import lianban.kernel.trace.Traceparent;
import lianban.service.access.Caller;
import lianban.service.problem.FaultTranslator;
import lianban.service.problem.ProblemException;
import lianban.service.problem.ProblemWriter;
import lianban.service.trace.TraceFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/** Publishing over REST: one event, a batch, or a stream of lines. */
@RestController
public final class EventController {

  private static final String PATH = "/api/v1/events";
  private static final String BATCH = "application/cloudevents-batch+json";
  private static final int MOST = 500;

  /** As many pieces of a stream as the network gives are worked on together, 64 KB each at most. */
  private static final int PIECES = 32;

  /** How long the first of them waits for others. */
  private static final Duration TOGETHER = Duration.ofMillis(20);

  /** A stream waits for room instead of being turned away, since it can be told to wait. */
  private static final Retry FOR_ROOM =
      Retry.backoff(12, Duration.ofMillis(50))
          .maxBackoff(Duration.ofSeconds(1))
          .filter(EventController::isTooBusy)
          .onRetryExhaustedThrow((spec, signal) -> signal.failure());

  private final PublicationService publication;
  private final ProblemWriter problems;
  private final FaultTranslator faults;
  private final EventReader reader = new EventReader();

  EventController(PublicationService publication, ProblemWriter problems, FaultTranslator faults) {
    this.publication = publication;
    this.problems = problems;
    this.faults = faults;
  }

  /**
   * Whether the event was taken in now, or had been before.
   *
   * @param repeated true if the same event was published before
   */
  record Acknowledgement(String source, String id, boolean repeated) {}

  /** What became of an event of several. */
  enum Outcome {
    /** The broker has it. */
    ACCEPTED,
    /** It had been published before. */
    REPEATED,
    /** It was not published, for the reason that stands beside it. */
    REFUSED,
    /** The stream ends here: this line and those after it are to be sent again. */
    BROKEN_OFF
  }

  /**
   * What became of one event of several.
   *
   * @param index its place, from 0
   * @param source null when it could not be read, the id likewise
   */
  record Result(
      long index,
      @Nullable String source,
      @Nullable String id,
      Outcome outcome,
      @Nullable ProblemDetail problem) {}

  /** What became of a batch: how many of each outcome, and each event in its order. */
  record Results(long accepted, long repeated, long refused, List<Result> results) {

    static Results of(List<Result> results) {
      return new Results(
          count(results, Outcome.ACCEPTED),
          count(results, Outcome.REPEATED),
          count(results, Outcome.REFUSED),
          results);
    }

    private static long count(List<Result> results, Outcome outcome) {
      return results.stream().filter(result -> result.outcome == outcome).count();
    }
  }

  @PostMapping(path = PATH, consumes = JsonFormat.CONTENT_TYPE)
  ResponseEntity<Acknowledgement> structured(
      @AuthenticationPrincipal Caller caller,
      @RequestAttribute(TraceFilter.ATTRIBUTE) Traceparent trace,
      @RequestBody byte[] body) {
    return one(publication.publish(caller, reader.structured(body), trace));
  }

  @PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Acknowledgement> binary(
      @AuthenticationPrincipal Caller caller,
      @RequestAttribute(TraceFilter.ATTRIBUTE) Traceparent trace,
      ServerWebExchange exchange,
      @RequestBody byte[] body) {
    HttpHeaders headers = exchange.getRequest().getHeaders();
    if (!headers.containsHeader("ce-specversion")) {
      throw new ProblemException(
          ProblemType.UNSUPPORTED_MEDIA_TYPE,
          "JSON without ce- headers is no event in binary mode; one in structured mode is "
              + JsonFormat.CONTENT_TYPE
              + ".");
    }
    Submission event = reader.binary(headers, body);
    return one(publication.publish(caller, event, trace));
  }

  private static ResponseEntity<Acknowledgement> one(Receipt receipt) {
    return switch (receipt) {
      case Receipt.Accepted(String source, String id, boolean repeated) ->
          ResponseEntity.status(repeated ? 200 : 201)
              .body(new Acknowledgement(source, id, repeated));
      case Receipt.Refused refused ->
          throw new ProblemException(refused.problem(), refused.detail(), refused.faults());
    };
  }

  @PostMapping(path = PATH, consumes = BATCH)
  Results batch(
      @AuthenticationPrincipal Caller caller,
      @RequestAttribute(TraceFilter.ATTRIBUTE) Traceparent trace,
      ServerWebExchange exchange,
      @RequestBody byte[] body) {
    List<Receipt> receipts = publication.publish(caller, reader.batch(body, MOST), trace);
    return Results.of(
        IntStream.range(0, receipts.size())
            .mapToObj(i -> result(exchange, i, receipts.get(i)))
            .toList());
  }

  /**
   * One event a line, and one result a line, in the same order. Lines that come together are
   * written together; no more are read than there is room for. What cannot be gone on with ends the
   * stream with a line that says so.
   */
  @PostMapping(
      path = PATH,
      consumes = MediaType.APPLICATION_NDJSON_VALUE,
      produces = MediaType.APPLICATION_NDJSON_VALUE)
  Flux<Result> stream(
      @AuthenticationPrincipal Caller caller,
      @RequestAttribute(TraceFilter.ATTRIBUTE) Traceparent trace,
      ServerWebExchange exchange,
      @RequestBody(required = false) Flux<byte[]> body) {
    var splitter = new LineSplitter(PublicationService.MOST_EVENT_BYTES);
    long[] done = {0};
    return body.bufferTimeout(PIECES, TOGETHER, Schedulers.parallel(), true)
        .map(splitter::next)
        .concatWith(Mono.fromSupplier(splitter::rest))
        .concatMap(lines -> publish(caller, lines, trace), 1)
        .concatMapIterable(receipts -> receipts)
        .map(receipt -> result(exchange, done[0]++, receipt))
        .onErrorResume(fault -> Mono.just(brokenOff(exchange, done[0], fault)));
  }

  private Flux<List<Receipt>> publish(Caller caller, LineSplitter.Lines lines, Traceparent trace) {
    Flux<List<Receipt>> published =
        Flux.fromIterable(lines.whole())
            .buffer(MOST)
            .concatMap(
                some ->
                    Mono.fromCallable(() -> publication.publish(caller, read(some), trace))
                        .subscribeOn(Schedulers.boundedElastic())
                        .retryWhen(FOR_ROOM),
                1);
    return lines.isBroken() ? published.concatWith(Mono.error(lines.problem())) : published;
  }

  private List<Submission> read(List<byte[]> lines) {
    return lines.stream().map(reader::structured).toList();
  }

  private static boolean isTooBusy(Throwable fault) {
    return fault instanceof ProblemException problem && problem.type() == ProblemType.TOO_BUSY;
  }

  private Result result(ServerWebExchange exchange, long index, Receipt receipt) {
    return switch (receipt) {
      case Receipt.Accepted(String source, String id, boolean repeated) ->
          new Result(index, source, id, repeated ? Outcome.REPEATED : Outcome.ACCEPTED, null);
      case Receipt.Refused refused ->
          new Result(
              index,
              refused.source(),
              refused.id(),
              Outcome.REFUSED,
              problems.body(exchange, refused.problem(), refused.detail(), refused.faults()));
    };
  }

  private Result brokenOff(ServerWebExchange exchange, long index, Throwable fault) {
    ProblemException why = faults.problem(fault);
    ProblemDetail problem = problems.body(exchange, why.type(), why.detail(), why.faults());
    return new Result(index, null, null, Outcome.BROKEN_OFF, problem);
  }
}
