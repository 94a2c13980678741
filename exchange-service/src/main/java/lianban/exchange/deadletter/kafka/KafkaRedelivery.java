package lianban.exchange.deadletter.kafka;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import lianban.exchange.catalog.BrokerRight;
import lianban.exchange.catalog.BrokerRight.Action;
import lianban.exchange.catalog.BrokerRight.Target;
import lianban.exchange.catalog.BrokerRightsPolicy;
import lianban.exchange.catalog.Grants;
import lianban.exchange.deadletter.Cause;
import lianban.exchange.deadletter.DeadLetter;
import lianban.exchange.deadletter.Reader;
import lianban.exchange.deadletter.Redelivery;
import lianban.exchange.deadletter.Resent;
import lianban.kernel.event.EventTypes;
import lianban.service.kafka.Redeliveries;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Lays dead letters before those who read Kafka themselves: on a topic that only their user reads,
 * keyed as they were, for the consumer group that failed. Sent when the broker has it; what becomes
 * of it is told later.
 */
public final class KafkaRedelivery implements Redelivery {

  /** The gateway waits no longer than with the rest of a replay. */
  private static final long SECONDS = 10;

  private final Grants grants;
  private final KafkaTemplate<String, CloudEvent> kafka;

  public KafkaRedelivery(Grants grants, KafkaTemplate<String, CloudEvent> kafka) {
    this.grants = grants;
    this.kafka = kafka;
  }

  @Override
  public Result send(DeadLetter letter, @Nullable String data, @Nullable Integer edit) {
    Hindrance hindrance = hindrance(letter);
    Reader reader = Reader.of(letter);
    if (hindrance != null || reader == null) {
      return new NotSent(hindrance == null ? Hindrance.NO_RECEIVER : hindrance);
    }
    CloudEvent event =
        CloudEventBuilder.v1(Resent.event(letter, data, edit))
            .withExtension(Redeliveries.LETTER, letter.id())
            .withExtension(Redeliveries.READER, reader.group())
            .build();
    lay(EventTypes.redelivery(reader.user()), event);
    return new HandedOver();
  }

  /** What was published has its subject for a key. */
  private void lay(String topic, CloudEvent event) {
    String key = Objects.toString(event.getSubject(), "");
    try {
      var _ = kafka.send(topic, key, event).get(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("the broker did not take a dead letter", e);
    }
  }

  @Override
  public @Nullable Hindrance hindrance(DeadLetter letter) {
    Reader reader = Reader.of(letter);
    if (reader == null || !BrokerRightsPolicy.isReader(reader.user())) {
      return Hindrance.NO_RECEIVER;
    }
    if (letter.cause() == Cause.UNVERIFIED) {
      return Hindrance.UNVERIFIED;
    }
    if (letter.event().equals(DeadLetter.NO_EVENT)) {
      return Hindrance.NO_EVENT;
    }
    Set<BrokerRight> rights = BrokerRightsPolicy.reading(grants.all());
    var reads = new BrokerRight(reader.user(), Target.TOPIC, letter.type(), Action.READ);
    return rights.contains(reads) ? null : Hindrance.NOT_GRANTED;
  }
}
