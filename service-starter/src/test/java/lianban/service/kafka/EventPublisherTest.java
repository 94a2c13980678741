package lianban.service.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.CloudEventSerializer;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;

class EventPublisherTest {

  private final MockProducer<String, CloudEvent> broker =
      new MockProducer<>(
          false, new RoundRobinPartitioner(), new StringSerializer(), new CloudEventSerializer());
  private final EventPublisher publisher =
      new EventPublisher(
          new KafkaTemplate<>(
              new ProducerFactory<>() {
                @Override
                public Producer<String, CloudEvent> createProducer() {
                  return broker;
                }
              }));

  @Test
  void eachEventHasItsOwnOutcome() {
    var sends = CompletableFuture.supplyAsync(() -> publisher.send(events("a", "a", "a", "a")));
    await().until(() -> broker.history().size() == 4);

    broker.completeNext();
    broker.errorNext(new RecordTooLargeException());
    broker.errorNext(new TimeoutException());
    broker.completeNext();

    List<Sent> sent = sends.join();
    assertThat(sent.get(0)).isEqualTo(new Sent.Taken(0, 0));
    assertThat(sent.get(1)).matches(one -> one instanceof Sent.Refused(_, var large) && large);
    assertThat(sent.get(2)).isInstanceOf(Sent.Uncertain.class);
    assertThat(sent.get(3)).isInstanceOf(Sent.Taken.class);
  }

  @Test
  void whatCannotBeWrittenIsRefusedAndHoldsUpNothing() {
    broker.sendException = new SerializationException();

    assertThat(publisher.send(events("a", "a")))
        .allMatch(one -> one instanceof Sent.Refused(_, var large) && !large);
  }

  @Test
  void aTopicThatCannotBeSentToIsTriedOnce() {
    broker.sendException = new TimeoutException("not in metadata");

    assertThat(publisher.send(events("a", "a", "b")))
        .allMatch(one -> one instanceof Sent.Uncertain);
    assertThat(broker.history()).isEmpty();
  }

  @Test
  void allOrAFault() {
    var all = CompletableFuture.runAsync(() -> publisher.publishAll(events("a", "a")));
    await().until(() -> broker.history().size() == 2);
    broker.completeNext();
    broker.errorNext(new TimeoutException());

    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(all::join)
        .withCauseInstanceOf(KafkaException.class);
  }

  private static List<CloudEvent> events(String... types) {
    return Stream.of(types)
        .<CloudEvent>map(
            type ->
                CloudEventBuilder.v1()
                    .withId("1")
                    .withSource(URI.create("/s"))
                    .withType(type)
                    .withSubject("s")
                    .build())
        .toList();
  }
}
