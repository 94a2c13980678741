package lianban.exchange.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.CloudEventSerializer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import lianban.exchange.catalog.EventType;
import lianban.exchange.catalog.OneType;
import lianban.exchange.event.EventIdentity;
import lianban.exchange.proof.key.EventSignatures;
import lianban.exchange.proof.key.InMemorySigningKeys;
import lianban.exchange.schema.JsonSchemas;
import lianban.kernel.problem.ProblemType;
import lianban.kernel.trace.Traceparent;
import lianban.service.access.Caller;
import lianban.service.kafka.EventPublisher;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What happens while the broker has not answered yet: the test answers in its place. */
class PublicationServiceTest {

  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

  private static final Caller HOUSING =
      new Caller("housing", "housing", "housing", null, Set.of("event.publish"));
  private static final Traceparent TRACE =
      Traceparent.continueOrStart(
          "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", new Random(1));

  private static final EventType TYPE = new EventType("t", 1, "{}", List.of("housing"), null);

  private final PublishedEvents published = new InMemoryPublishedEvents();
  private final MockProducer<String, CloudEvent> broker =
      new MockProducer<>(
          false, new RoundRobinPartitioner(), new StringSerializer(), new CloudEventSerializer()) {
        @Override
        public void close(Duration timeout) {
          // The template closes what it was given; the usual factory keeps it open, as here.
        }
      };
  private final Executor threads = Thread.ofVirtual()::start;
  private final PublicationService publication = service("127.0.0.1:8084", TYPE);

  @Test
  void whoBringsWhatIsUnderWayWaitsAndIsToldThatItIsRepeated() {
    var first = one("e-1", 1);
    awaitSent(1);
    var second = one("e-1", 1);
    var batch = batch(event("e-2", 1), event("e-1", 1));
    awaitSent(2);
    assertThat(second).isNotDone();

    broker.completeNext();
    broker.completeNext();

    assertThat(first.join()).isEqualTo(accepted("e-1", false));
    assertThat(second.join()).isEqualTo(accepted("e-1", true));
    assertThat(batch.join()).containsExactly(accepted("e-2", false), accepted("e-1", true));
    assertThat(broker.history()).hasSize(2);
  }

  @Test
  void anotherEventUnderAnIdThatIsUnderWayIsAConflictOnceThatIsTaken() {
    var first = one("e-1", 1);
    awaitSent(1);
    var second = one("e-1", 2);

    broker.completeNext();

    assertThat(first.join()).isEqualTo(accepted("e-1", false));
    assertThat(problem(second.join())).isEqualTo(ProblemType.CONFLICT);
    assertThat(broker.history()).hasSize(1);
  }

  @Test
  void anotherEventUnderAnIdIsTakenIfTheFirstWasRefused() {
    var first = one("e-1", 1);
    awaitSent(1);
    var second = one("e-1", 2);

    broker.errorNext(new RecordTooLargeException());
    awaitSent(2);
    broker.completeNext();

    assertThat(problem(first.join())).isEqualTo(ProblemType.BODY_TOO_LARGE);
    assertThat(second.join()).isEqualTo(accepted("e-1", false));
  }

  @Test
  void batchesThatBringTheSameInOppositeOrdersDoNotWaitForEachOther() {
    for (int i = 0; i < 20; i++) {
      var one = batch(event("a-" + i, 1), event("b-" + i, 1));
      var other = batch(event("b-" + i, 1), event("a-" + i, 1));
      awaitSent(2 * (i + 1));
      broker.completeNext();
      broker.completeNext();

      Stream.of(one, other)
          .flatMap(batch -> batch.join().stream())
          .forEach(receipt -> assertThat(receipt).isInstanceOf(Receipt.Accepted.class));
    }
    assertThat(broker.history()).hasSize(40);
  }

  @Test
  void whatTheBrokerRefusesIsRefusedAlone() {
    var batch = batch(event("e-1", 1), event("e-2", 1), event("e-3", 1));
    awaitSent(3);

    broker.completeNext();
    broker.errorNext(new RecordTooLargeException());
    broker.completeNext();

    List<Receipt> receipts = batch.join();
    assertThat(receipts.get(0)).isEqualTo(accepted("e-1", false));
    assertThat(problem(receipts.get(1))).isEqualTo(ProblemType.BODY_TOO_LARGE);
    assertThat(receipts.get(2)).isEqualTo(accepted("e-3", false));
    assertThat(published.find("/housing", "e-2")).isNull();
    assertThat(published.find("/housing", "e-3")).isNotNull();
  }

  @Test
  void whatTheBrokerDidNotTakeInTimeMayBeSentAgainThroughAnyInstance() {
    var first = one("e-1", 1);
    awaitSent(1);
    broker.errorNext(new TimeoutException("expired"));
    assertThat(problem(first.join())).isEqualTo(ProblemType.HOP_UNAVAILABLE);

    var other = service("127.0.0.2:8084", TYPE);
    var again =
        CompletableFuture.supplyAsync(
            () -> other.publish(HOUSING, event("e-1", 1), TRACE), threads);
    awaitSent(2);
    broker.completeNext();

    assertThat(again.join()).isEqualTo(accepted("e-1", false));
  }

  @Test
  void whatIsWrittenIsNotedAlsoIfNobodyWaitsForItAnyMore() throws InterruptedException {
    Thread caller =
        Thread.ofVirtual()
            .start(
                () ->
                    publication.publish(HOUSING, List.of(event("e-1", 1), event("e-2", 1)), TRACE));
    awaitSent(2);

    caller.interrupt();
    broker.completeNext();
    broker.completeNext();
    caller.join();

    for (String id : List.of("e-1", "e-2")) {
      PublishedEvent event = published.find("/housing", id);
      assertThat(event).isNotNull();
      assertThat(event.acceptance()).isNotNull();
    }
  }

  @Test
  void aTopicThatCannotBeSentToIsTriedOnceForABatch() {
    broker.sendException = new TimeoutException("topic t not present in metadata");

    List<Receipt> receipts = batch(event("e-1", 1), event("e-2", 1)).join();

    assertThat(receipts)
        .allSatisfy(r -> assertThat(problem(r)).isEqualTo(ProblemType.HOP_UNAVAILABLE));
  }

  /** Version 1 wants a number, version 2 a text, and both are open. */
  private static EventType twoVersions() {
    return new EventType(
        "t",
        2,
        schema("string"),
        List.of("housing"),
        null,
        false,
        List.of(
            new EventType.OpenVersion(1, 1, schema("integer")),
            new EventType.OpenVersion(2, 2, schema("string"))));
  }

  private static String schema(String type) {
    return "{\"properties\": {\"value\": {\"type\": \"%s\"}}}".formatted(type);
  }

  private Receipt publish(EventType type, Submission event) {
    var receipt =
        CompletableFuture.supplyAsync(
            () -> service("127.0.0.1:8084", type).publish(HOUSING, event, TRACE), threads);
    await().until(() -> receipt.isDone() || broker.completeNext());
    return receipt.join();
  }

  @Test
  void anEventIsHeldAgainstTheVersionThatItNamesOrElseTheOneInForce() {
    EventType type = twoVersions();
    assertThat(publish(type, event("e-1", 1, "schemaversion", "1")))
        .isEqualTo(accepted("e-1", false));
    assertThat(broker.history().getLast().value().getExtension("schemaversion")).isEqualTo("1");
    assertThat(publish(type, event("e-2", "text"))).isEqualTo(accepted("e-2", false));
    assertThat(broker.history().getLast().value().getExtension("schemaversion")).isEqualTo("2");
    assertThat(problem(publish(type, event("e-3", "text", "schemaversion", "1"))))
        .isEqualTo(ProblemType.INVALID_EVENT);
    assertThat(problem(publish(type, event("e-3", 1)))).isEqualTo(ProblemType.INVALID_EVENT);
    assertThat(broker.history()).hasSize(2);
  }

  @Test
  void aVersionThatIsNotOpenIsRefusedWithThoseThatAre() {
    for (String wrong : List.of("3", "0", "-1", "+1", "01", "1.0", "one", "99999999999")) {
      Receipt receipt = publish(twoVersions(), event("e-1", 1, "schemaversion", wrong));
      assertThat(problem(receipt)).as(wrong).isEqualTo(ProblemType.INVALID_EVENT);
      assertThat(receipt.toString()).contains("open: 1, 2.");
    }
    assertThat(broker.history()).isEmpty();
  }

  @Test
  void theSameDataUnderAnotherVersionIsTheSameEvent() {
    EventType type =
        new EventType(
            "t",
            2,
            "{}",
            List.of("housing"),
            null,
            false,
            List.of(new EventType.OpenVersion(1, 1, "{}"), new EventType.OpenVersion(2, 1, "{}")));
    publish(type, event("e-1", 1, "schemaversion", "1"));

    assertThat(publish(type, event("e-1", 1, "schemaversion", "2")))
        .isEqualTo(accepted("e-1", true));
    assertThat(broker.history()).hasSize(1);
  }

  @Test
  void whereATypeWantsSignaturesNoEventGoesWithoutOne() {
    var open = List.of(new EventType.OpenVersion(1, 1, "{}"));
    var type = new EventType("t", 1, "{}", List.of("housing"), null, true, open);

    Receipt receipt = publish(type, event("e-1", 1));

    assertThat(problem(receipt)).isEqualTo(ProblemType.INVALID_SIGNATURE);
    assertThat(broker.history()).isEmpty();
  }

  private CompletableFuture<Receipt> one(String id, int value) {
    return CompletableFuture.supplyAsync(
        () -> publication.publish(HOUSING, event(id, value), TRACE), threads);
  }

  private CompletableFuture<List<Receipt>> batch(Submission... events) {
    return CompletableFuture.supplyAsync(
        () -> publication.publish(HOUSING, List.of(events), TRACE), threads);
  }

  private void awaitSent(int events) {
    await().until(() -> broker.history().size() == events);
  }

  private static Receipt accepted(String id, boolean repeated) {
    return new Receipt.Accepted("/housing", id, repeated);
  }

  private static @Nullable ProblemType problem(Receipt receipt) {
    return receipt instanceof Receipt.Refused refused ? refused.problem() : null;
  }

  /**
   * An event.
   *
   * @param extensions names and values in turn
   */
  private static Submission event(String id, Object value, String... extensions) {
    CloudEventBuilder builder =
        CloudEventBuilder.v1()
            .withId(id)
            .withSource(URI.create("/housing"))
            .withType("t")
            .withSubject("s");
    for (int i = 0; i < extensions.length; i += 2) {
      builder.withExtension(extensions[i], extensions[i + 1]);
    }
    CloudEvent event = builder.build();
    JsonNode data = JsonMapper.shared().valueToTree(Map.of("value", value));
    return new Submission.Event(event, data, EventIdentity.of(event, data, 100));
  }

  private PublicationService service(String instance, EventType type) {
    ProducerFactory<String, CloudEvent> producers =
        new ProducerFactory<>() {
          @Override
          public Producer<String, CloudEvent> createProducer() {
            return broker;
          }
        };
    return new PublicationService(
        new EventAdmission(
            new OneType(type),
            new JsonSchemas(JsonMapper.shared()),
            new EventSignatures(new InMemorySigningKeys(), () -> NOW)),
        new TopicWriter(
            published, new EventPublisher(new KafkaTemplate<>(producers)), instance, () -> NOW));
  }
}
