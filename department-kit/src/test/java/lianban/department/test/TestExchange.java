package lianban.department.test;

import io.cloudevents.CloudEvent;
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
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.springframework.beans.factory.DisposableBean;
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
  private final EventPublisher publisher;
  private final EventJson json;
  private final KafkaConsumer<String, CloudEvent> consumer;
  private final List<ConsumerRecord<String, CloudEvent>> heard = new ArrayList<>();

  TestExchange(
      EmbeddedKafkaBroker broker,
      DepartmentProperties department,
      EventPublisher publisher,
      EventJson json) {
    this.department = department.code();
    this.publisher = publisher;
    this.json = json;
    String requested = EventTypes.stepRequested(this.department);
    String answered = EventTypes.stepAnswered(this.department);
    String deadLetters = EventTypes.deadLetterTopic(requested);
    for (String topic : List.of(requested, answered, deadLetters, EventTypes.CERTIFICATE_ISSUED)) {
      broker.addTopics(new NewTopic(topic, 4, (short) 1));
    }
    var properties = KafkaTestUtils.consumerProps(broker, "exchange-" + UUID.randomUUID(), false);
    consumer =
        new KafkaConsumer<>(
            properties,
            new StringDeserializer(),
            new ErrorHandlingDeserializer<>(new CloudEventDeserializer()));
    consumer.subscribe(List.of(answered, deadLetters));
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
    CloudEvent event =
        json.event(id, "/exchange", type, caseId, REQUESTED, payload)
            .withExtension("caseid", caseId)
            .withExtension("traceparent", TRACEPARENT)
            .build();
    publisher.publishAll(List.of(Objects.requireNonNull(event)));
  }

  /** The broker may be gone by now: there is nothing to say to it. */
  @Override
  public void destroy() {
    consumer.close(CloseOptions.timeout(Duration.ZERO));
  }
}
