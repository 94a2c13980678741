package lianban.exchange.publication.http;

import io.cloudevents.jackson.JsonFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import lianban.exchange.publication.EventAdmission;
import lianban.exchange.publication.PublicationService;
import lianban.exchange.publication.Receipt;
import lianban.exchange.publication.Room;
import lianban.exchange.publication.Submission;
import lianban.exchange.publication.http.LineSplitter.Line;
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
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/** Publishing over REST: one event, a batch, or a stream of lines. */
@RestController
public final class EventController {

  private static final String PATH = "/api/v1/events";
  private static final String BATCH = "application/cloudevents-batch+json";
  private static final int MOST = 500;

  /**
   * So many pieces of a stream, 64 KB each at most, are worked on together; four times as many are
   * held at most.
   */
  private static final int PIECES = 4;

  /** How long the first of them waits for others. */
  private static final Duration TOGETHER = Duration.ofMillis(20);

  /** Longer than anything here may take while nothing more is read. */
  private static final Duration SILENCE = Duration.ofMinutes(3);

  /** What blocks does so on threads that a client who hangs up does not interrupt. */
  private static final Scheduler BLOCKING =
      Schedulers.fromExecutor(task -> Thread.ofVirtual().name("publishing").start(task));

  /** A stream waits for room instead of being turned away, since it can be told to wait. */
  private static final Retry FOR_ROOM =
      Retry.backoff(12, Duration.ofMillis(50))
          .maxBackoff(Duration.ofSeconds(1))
          .filter(EventController::isTooBusy)
          .onRetryExhaustedThrow((spec, signal) -> signal.failure());

  private final PublicationService publication;
  private final Room room;
  private final ProblemWriter problems;
  private final FaultTranslator faults;
  private final EventReader reader = new EventReader();

  EventController(
      PublicationService publication, Room room, ProblemWriter problems, FaultTranslator faults) {
    this.publication = publication;
    this.room = room;
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
    try (var _ = room.take(body.length)) {
      return one(publication.publish(caller, reader.structured(body), trace));
    }
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
    try (var _ = room.take(body.length)) {
      return one(publication.publish(caller, reader.binary(headers, body), trace));
    }
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
    List<Receipt> receipts;
    try (var _ = room.take(body.length)) {
      receipts = publication.publish(caller, reader.batch(body, MOST), trace);
    }
    return Results.of(
        IntStream.range(0, receipts.size())
            .mapToObj(i -> result(exchange, i, receipts.get(i)))
            .toList());
  }

  /**
   * One event a line, and one result a line, in the same order. Lines that come together are
   * written together; no more are read than there is room for. What cannot be gone on with, as when
   * the broker is away, ends the stream with a line that says so.
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
    return Flux.using(
        room::openStream, _ -> results(caller, trace, exchange, body), Room.Place::close);
  }

  private Flux<Result> results(
      Caller caller, Traceparent trace, ServerWebExchange exchange, Flux<byte[]> body) {
    var splitter = new LineSplitter(EventAdmission.MOST_EVENT_BYTES);
    long[] done = {0};
    return body.timeout(SILENCE)
        .onErrorMap(TimeoutException.class, _ -> silent())
        .bufferTimeout(PIECES, TOGETHER, Schedulers.parallel(), true)
        .concatMapIterable(pieces -> inBatches(splitter.next(pieces)), 1)
        .concatWith(Flux.defer(() -> Flux.fromIterable(inBatches(splitter.rest()))))
        .concatMap(lines -> publish(caller, lines, trace), 1)
        .concatMapIterable(receipts -> receipts, 1)
        .map(EventController::goingOn)
        .map(receipt -> result(exchange, done[0]++, receipt))
        .onErrorResume(fault -> Mono.just(brokenOff(exchange, done[0], fault)));
  }

  private static ProblemException silent() {
    return new ProblemException(ProblemType.MALFORMED_REQUEST, "Nothing came for three minutes.");
  }

  private static List<List<Line>> inBatches(List<Line> lines) {
    List<List<Line>> batches = new ArrayList<>();
    for (int i = 0; i < lines.size(); i += MOST) {
      batches.add(lines.subList(i, Math.min(lines.size(), i + MOST)));
    }
    return batches;
  }

  private Mono<List<Receipt>> publish(Caller caller, List<Line> lines, Traceparent trace) {
    return Mono.fromCallable(
            () -> {
              try (var _ = room.take(lines.stream().mapToInt(line -> line.text().length).sum())) {
                return publication.publish(caller, read(lines), trace);
              }
            })
        .subscribeOn(BLOCKING)
        .retryWhen(FOR_ROOM);
  }

  private List<Submission> read(List<Line> lines) {
    return lines.stream()
        .map(
            line ->
                line.isTooLong()
                    ? EventReader.tooLong(EventAdmission.MOST_EVENT_BYTES)
                    : reader.structured(line.text()))
        .toList();
  }

  /** What the broker did not take in time, what comes after it would overtake. */
  private static Receipt goingOn(Receipt receipt) {
    if (receipt instanceof Receipt.Refused refused
        && refused.problem() == ProblemType.HOP_UNAVAILABLE) {
      throw new ProblemException(refused.problem(), refused.detail());
    }
    return receipt;
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
