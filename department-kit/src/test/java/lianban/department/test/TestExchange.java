package lianban.department.test;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.CloudEventDeserializer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import lianban.department.DepartmentProperties;
import lianban.kernel.event.CertificateIssued;
import lianban.kernel.event.EventTypes;
import lianban.kernel.event.StepAnswered;
import lianban.kernel.event.StepRequested;
import lianban.service.kafka.EventJson;
import lianban.service.kafka.EventPublisher;
import lianban.service.kafka.Redeliveries;
import lianban.service.kafka.RedeliveryOutcome;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.serializer.ErrorHandlingDeserializer;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.utils.KafkaTestUtils;

/** Stands in for the exchange: asks the department under test and hears its answers. */
public final class TestExchange implements DisposableBean {

  /** A traceparent that every request carries. */
  public static final String TRACEPARENT =
      "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  private static final Instant REQUESTED = Instant.parse("2026-11-22T08:15:30.123Z");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String department;
  private final KafkaTemplate<String, CloudEvent> kafka;
  private final EventPublisher publisher;
  private final EventJson json;
  private final KafkaConsumer<String, CloudEvent> consumer;
  private final List<ConsumerRecord<String, CloudEvent>> heard = new ArrayList<>();

  TestExchange(
      EmbeddedKafkaBroker broker,
      DepartmentProperties department,
      KafkaTemplate<String, CloudEvent> kafka,
      EventPublisher publisher,
      EventJson json) {
    this.department = department.code();
    this.kafka = kafka;
    this.publisher = publisher;
    this.json = json;
    String requested = EventTypes.stepRequested(this.department);
    String answered = EventTypes.stepAnswered(this.department);
    String deadLetters = EventTypes.deadLetterTopic(requested);
    String redelivery = EventTypes.redelivery(this.department);
    String redelivered = EventTypes.redelivered(this.department);
    for (String topic :
        List.of(
            requested,
            answered,
            deadLetters,
            redelivery,
            redelivered,
            EventTypes.CERTIFICATE_ISSUED)) {
      broker.addTopics(new NewTopic(topic, 4, (short) 1));
    }
    var properties = KafkaTestUtils.consumerProps(broker, "exchange-" + UUID.randomUUID(), false);
    consumer =
        new KafkaConsumer<>(
            properties,
            new StringDeserializer(),
            new ErrorHandlingDeserializer<>(new CloudEventDeserializer()));
    consumer.subscribe(List.of(answered, deadLetters, redelivered));
  }

  /** Asks for a step and waits for the answer. */
  public StepAnswered ask(String caseId, String step, Map<String, Object> form) {
    return ask(caseId, step, 1, form);
  }

  /** Asks for a step once more and waits for the answer. */
  public StepAnswered ask(String caseId, String step, int attempt, Map<String, Object> form) {
    String id = caseId + "-" + step + "-" + attempt;
    request(id, caseId, step, attempt, form);
    return json.payload(answers(id, 1).getLast().value(), StepAnswered.class);
  }

  /** Publishes a request without waiting. */
  public void request(
      String id, String caseId, String step, int attempt, Map<String, Object> form) {
    var request =
        new StepRequested(
            caseId, step, department, "second-hand-home", 1, attempt, REQUESTED, form, Map.of());
    String type = EventTypes.stepRequested(department);
    publish(id, type, caseId, request);
  }

  /** Publishes a certificate. */
  public void issued(CertificateIssued certificate) {
    String id = certificate.caseId() + "-issued";
    publish(id, EventTypes.CERTIFICATE_ISSUED, certificate.caseId(), certificate);
  }

  /** Waits until so many answers to a request were heard. */
  public List<ConsumerRecord<String, CloudEvent>> answers(String requestId, int count) {
    return await(
        count,
        event ->
            event.topic().equals(EventTypes.stepAnswered(department))
                && requestId.equals(event.value().getExtension("causationid")));
  }

  /** Waits until a request lies in the dead-letter topic. */
  public ConsumerRecord<String, CloudEvent> deadLetter(String requestId) {
    String topic = EventTypes.deadLetterTopic(EventTypes.stepRequested(department));
    return await(1, e -> e.topic().equals(topic) && e.value().getId().equals(requestId)).getFirst();
  }

  /**
   * Sends a dead letter back to a consumer group, as a replay does.
   *
   * @param form that the request has now
   */
  public void sendBack(
      ConsumerRecord<String, CloudEvent> deadLetter,
      String letter,
      String reader,
      Map<String, Object> form) {
    StepRequested before = json.payload(deadLetter.value(), StepRequested.class);
    CloudEvent event =
        CloudEventBuilder.v1(requested(deadLetter.value().getId(), before, form))
            .withExtension(Redeliveries.LETTER, letter)
            .withExtension(Redeliveries.READER, reader)
            .build();
    kafka.send(EventTypes.redelivery(department), deadLetter.key(), event).join();
  }

  private CloudEvent requested(String id, StepRequested before, Map<String, Object> form) {
    var request =
        new StepRequested(
            before.caseId(),
            before.stepId(),
            department,
            before.matter(),
            1,
            before.attempt(),
            REQUESTED,
            form,
            Map.of());
    return event(id, EventTypes.stepRequested(department), before.caseId(), request);
  }

  /** Waits until so often was told what became of a dead letter. */
  public List<RedeliveryOutcome> outcomes(String letter, int count) {
    String topic = EventTypes.redelivered(department);
    return await(count, e -> e.topic().equals(topic) && letter.equals(e.key())).stream()
        .map(told -> json.payload(told.value(), RedeliveryOutcome.class))
        .toList();
  }

  private List<ConsumerRecord<String, CloudEvent>> await(
      int count, Predicate<ConsumerRecord<String, CloudEvent>> wanted) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInSameThread()
        .until(
            () -> {
              for (var event : consumer.poll(Duration.ofMillis(50))) {
                if (event.value() != null) {
                  heard.add(event);
                }
              }
              return heard.stream().filter(wanted).count() >= count;
            });
    return heard.stream().filter(wanted).toList();
  }

  private void publish(String id, String type, String caseId, Object payload) {
    publisher.publishAll(List.of(event(id, type, caseId, payload)));
  }

  private CloudEvent event(String id, String type, String caseId, Object payload) {
    return Objects.requireNonNull(
        json.event(id, "/exchange", type, caseId, REQUESTED, payload)
            .withExtension("caseid", caseId)
            .withExtension("traceparent", TRACEPARENT)
            .build());
  }

  /** The broker may be gone by now: there is nothing to say to it. */
  @Override
  public void destroy() {
    consumer.close(CloseOptions.timeout(Duration.ZERO));
  }
}
