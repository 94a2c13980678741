package lianban.exchange.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import lianban.exchange.catalog.Grant;
import lianban.exchange.catalog.OneGrant;
import lianban.exchange.delivery.EventStream.Signal;
import lianban.kernel.problem.ProblemType;
import lianban.service.access.Caller;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Grants, filters, cursors and streams, on a tail that is filled here. */
class DeliveryServiceTest {

  private static final String TYPE = "housing.contract.filed";
  private static final Caller TAX = new Caller("tax", "tax", "tax", null, Set.of());
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Grant GRANT = new Grant("g", "tax", TYPE, Grant.Rows.ALL, null, 1);

  private final SharedTail tails = new SharedTail(1 << 20, 1 << 20, Duration.ofMinutes(1));
  private final TailedTopicReader topics = new TailedTopicReader(tails, new NoLog());
  private final AtomicReference<@Nullable Grant> granted = new AtomicReference<>(GRANT);
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final AtomicBoolean closing = new AtomicBoolean();
  private final DeliveryService delivery =
      new DeliveryService(
          new OneGrant(granted),
          new DisclosureService(JsonMapper.shared(), DisclosureServiceTest.TYPES, new byte[32]),
          topics,
          new CursorCodec(new byte[32]),
          now::get);
  private long next;

  /** Whoever is behind finds a log without anything in it. */
  private static final class NoLog implements TopicReader {
    @Override
    public Page read(
        Cursor from,
        Function<CloudEvent, @Nullable CloudEvent> disclosed,
        int limit,
        Duration wait) {
      return from.offsets().isEmpty()
          ? new Page(List.of(), end(from.type()))
          : new Page(
              List.of(),
              end(from.type()),
              List.of(new Gap(0, from.offsets().getOrDefault(0, 0L), 0)));
    }

    @Override
    public Cursor end(String type) {
      return new Cursor(type, Map.of(0, 0L));
    }

    @Override
    public Cursor at(String type, Instant time) {
      return end(type);
    }
  }

  /** Keeps everything it is told. */
  private static final class Noted implements Progress {
    private final List<Cursor> reached = new ArrayList<>();
    private boolean isCurrent = true;

    @Override
    public void reached(Cursor cursor) {
      reached.add(cursor);
    }

    @Override
    public boolean isCurrent() {
      return isCurrent;
    }
  }

  @BeforeEach
  void begin() {
    tails.of(TYPE);
    tails.begin(TYPE, 0, 0);
  }

  @Test
  void pullsPageAfterPage() {
    arrive("a");
    arrive("b");
    arrive("c");

    DeliveryService.Delivery first = delivery.pull(TAX, reading(null), 2, Duration.ZERO);
    DeliveryService.Delivery second = delivery.pull(TAX, reading(first.cursor()), 2, Duration.ZERO);

    assertThat(first.events()).extracting(CloudEvent::getSubject).containsExactly("a", "b");
    assertThat(second.events()).extracting(CloudEvent::getSubject).containsExactly("c");
  }

  @Test
  void passesOverWhatTheFilterLeavesOut() {
    arrive("a");
    arrive("b");
    var onlyB = new EventFilter.Exact(Map.of("subject", "b"));

    DeliveryService.Delivery page = delivery.pull(TAX, reading(null, onlyB), 1, Duration.ZERO);

    assertThat(page.events()).extracting(CloudEvent::getSubject).containsExactly("b");
  }

  @Test
  void aGrantThatIsRevokedWhileSomebodyWaitsLetsNothingOut() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<DeliveryService.Delivery> waiting =
          threads.submit(() -> delivery.pull(TAX, reading(null), 10, LONG));
      await().until(() -> topics.readers() == 1);
      await().pollDelay(Duration.ofMillis(50)).until(() -> true);

      granted.set(null);
      arrive("a");

      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(waiting::get)
          .satisfies(e -> assertRefused(e.getCause(), ProblemType.ACCESS_DENIED));
    }
  }

  @Test
  void refusesWhoHasNoGrantAndWhoBringsAnothersCursor() {
    String cursor = delivery.pull(TAX, reading(null), 1, Duration.ZERO).cursor();
    var housing = new Caller("housing", "housing", "housing", null, Set.of());

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> delivery.pull(housing, reading(cursor), 1, Duration.ZERO))
        .satisfies(e -> assertRefused(e, ProblemType.INVALID_REQUEST));
    granted.set(null);
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> delivery.pull(TAX, reading(null), 1, Duration.ZERO))
        .satisfies(e -> assertRefused(e, ProblemType.ACCESS_DENIED));
  }

  @Test
  void aStreamGoesOnExactlyAfterAnyOfItsEvents() {
    for (String subject : List.of("a", "b", "c", "d")) {
      arrive(subject);
    }
    EventStream stream = stream(null, null);
    assertThat(stream.next()).isInstanceOf(Signal.Begun.class);
    var events = ((Signal.Events) stream.next()).events();

    for (int i = 0; i < 3; i++) {
      EventStream again = stream(events.get(i).cursor(), null);
      again.next();
      assertThat(((Signal.Events) again.next()).events())
          .extracting(numbered -> numbered.event().getSubject())
          .containsExactlyElementsOf(List.of("a", "b", "c", "d").subList(i + 1, 4));
    }
  }

  @Test
  void aStreamEndsWhenTheGrantIsRevoked() {
    EventStream stream = stream(null, null);
    stream.next();

    granted.set(null);

    assertRefused(((Signal.Refused) stream.next()).problem(), ProblemType.ACCESS_DENIED);
  }

  @Test
  void aStreamEndsWhenTheTokenExpires() {
    EventStream stream = stream(null, Instant.EPOCH.plusSeconds(60));
    stream.next();
    arrive("a");
    assertThat(stream.next()).isInstanceOf(Signal.Events.class);

    now.set(Instant.EPOCH.plusSeconds(60));

    assertRefused(((Signal.Refused) stream.next()).problem(), ProblemType.UNAUTHENTICATED);
  }

  /** With the position after what the filter left out, so that a client need not see it again. */
  @Test
  void aStreamGivesASignOfLifeWhenNothingComes() {
    EventStream stream =
        delivery.stream(
            TAX, reading(null, new EventFilter.Exact(Map.of("subject", "b"))), null, closing::get);
    stream.next();
    arrive("a");

    now.set(Instant.EPOCH.plus(EventStream.QUIET));
    Signal.Quiet quiet = (Signal.Quiet) stream.next();

    assertThat(new CursorCodec(new byte[32]).decode("tax", quiet.cursor()))
        .isEqualTo(new Cursor(TYPE, Map.of(0, 1L)));
  }

  @Test
  void aStreamEndsWithoutAProblemWhenTheInstanceStops() {
    EventStream stream = stream(null, null);
    stream.next();

    closing.set(true);

    assertThat(stream.next()).isInstanceOf(Signal.Closed.class);
  }

  @Test
  void whoPullsWithACursorHasWhatIsBeforeIt() {
    var progress = new Noted();
    arrive("a");
    DeliveryService.Delivery first = delivery.pull(TAX, reading(null, progress), 1, Duration.ZERO);
    assertThat(progress.reached).isEmpty();

    delivery.pull(TAX, reading(first.cursor(), progress), 1, Duration.ZERO);

    assertThat(progress.reached).containsExactly(new Cursor(TYPE, Map.of(0, 1L)));
  }

  @Test
  void aStreamHasWhatWasWrittenBeforeMoreIsAskedFor() {
    var progress = new Noted();
    arrive("a");
    EventStream stream = delivery.stream(TAX, reading(null, progress), null, closing::get);
    stream.next();
    stream.next();
    assertThat(progress.reached).isEmpty();

    arrive("b");
    stream.next();

    assertThat(progress.reached).containsExactly(new Cursor(TYPE, Map.of(0, 1L)));
  }

  @Test
  void aStreamEndsWithoutAProblemWhenItIsToBeginAnew() {
    var progress = new Noted();
    EventStream stream = delivery.stream(TAX, reading(null, progress), null, closing::get);
    stream.next();

    progress.isCurrent = false;

    assertThat(stream.next()).isInstanceOf(Signal.Closed.class);
  }

  @Test
  void aStreamTellsWhatItCannotGiveAndGoesOn() {
    String cursor = new CursorCodec(new byte[32]).encode("tax", new Cursor(TYPE, Map.of(0, 9L)));
    EventStream stream = stream(cursor, null);
    stream.next();

    Signal.Missed missed = (Signal.Missed) stream.next();
    arrive("a");

    assertThat(missed.gaps()).containsExactly(new TopicReader.Gap(0, 9, 0));
    assertThat(((Signal.Events) stream.next()).events()).hasSize(1);
  }

  @Test
  void jsonIsWrittenOnceForAllWhoSeeTheEventAsItIs() {
    arrive("a");

    CloudEvent one = delivery.pull(TAX, reading(null), 1, Duration.ZERO).events().getFirst();
    CloudEvent other = delivery.pull(TAX, reading(null), 1, Duration.ZERO).events().getFirst();

    assertThat(SharedEvent.json(one)).isSameAs(SharedEvent.json(other));
    assertThat(new String(SharedEvent.json(one), StandardCharsets.UTF_8))
        .contains("\"subject\":\"a\"")
        .doesNotContain("\n");
  }

  private EventStream stream(@Nullable String cursor, @Nullable Instant until) {
    return delivery.stream(TAX, reading(cursor), until, closing::get);
  }

  private static Reading reading(@Nullable String cursor) {
    return reading(cursor, EventFilter.EVERYTHING);
  }

  private static Reading reading(@Nullable String cursor, Progress progress) {
    var start = new Reading.Start.Standing(Map.of(0, 0L));
    return new Reading(TYPE, cursor, start, EventFilter.EVERYTHING, progress);
  }

  private static Reading reading(@Nullable String cursor, EventFilter filter) {
    return new Reading(TYPE, cursor, new Reading.Start.Earliest(), filter);
  }

  private void arrive(String subject) {
    CloudEvent event =
        CloudEventBuilder.v1()
            .withId("e-" + next)
            .withSource(URI.create("/housing"))
            .withType(TYPE)
            .withSubject(subject)
            .build();
    var there = new TopicEvent(new SharedEvent(event), 0, next, Instant.EPOCH);
    next++;
    tails.append(TYPE, List.of(new SharedTail.Arrival(there, 100)), Map.of(0, next));
  }

  private static void assertRefused(@Nullable Throwable fault, ProblemType type) {
    assertThat(fault)
        .isInstanceOfSatisfying(
            ProblemException.class, problem -> assertThat(problem.type()).isEqualTo(type));
  }
}
