package lianban.exchange.fact.kafka;

import io.cloudevents.CloudEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import lianban.exchange.fact.FactView;
import lianban.exchange.fact.Facts;
import lianban.service.kafka.UnprocessableEventException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Follows the event types that data sets are made of, as soon as the catalogue names them: a group
 * for each type, so that a new one is read from its beginning and moves none of the others.
 */
public final class FactFollower implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(FactFollower.class);
  private static final String GROUP = "exchange-service.facts.";

  private final FactView view;
  private final ConcurrentKafkaListenerContainerFactory<String, CloudEvent> containers;
  private final Map<String, ConcurrentMessageListenerContainer<String, CloudEvent>> followed =
      new ConcurrentHashMap<>();
  private volatile boolean isClosed;

  public FactFollower(
      FactView view, ConcurrentKafkaListenerContainerFactory<String, CloudEvent> containers) {
    this.view = view;
    this.containers = containers;
  }

  @Scheduled(fixedDelay = 1_000)
  void follow() {
    List<String> types;
    try {
      types = view.types();
    } catch (RuntimeException e) {
      log.info("waiting for the catalogue: {}", e.toString());
      return;
    }
    for (String type : types) {
      if (!isClosed) {
        followed.computeIfAbsent(type, this::started);
      }
    }
  }

  private ConcurrentMessageListenerContainer<String, CloudEvent> started(String type) {
    ConcurrentMessageListenerContainer<String, CloudEvent> container =
        containers.createContainer(type);
    container.getContainerProperties().setGroupId(GROUP + type);
    container
        .getContainerProperties()
        .setMessageListener((BatchMessageListener<String, CloudEvent>) this::note);
    container.start();
    return container;
  }

  /**
   * What cannot be read comes again, and with it what lies behind it; what lies before is noted.
   */
  private void note(List<ConsumerRecord<String, CloudEvent>> poll) {
    List<Facts.Viewed> told = new ArrayList<>();
    for (ConsumerRecord<String, CloudEvent> record : poll) {
      try {
        told.addAll(read(record));
      } catch (RuntimeException e) {
        view.note(told);
        throw new BatchListenerFailedException("a fact", e, record);
      }
    }
    view.note(told);
  }

  private List<Facts.Viewed> read(ConsumerRecord<String, CloudEvent> record) {
    CloudEvent event = record.value();
    if (event == null) {
      throw new UnprocessableEventException("NOT_A_CLOUDEVENT: the record cannot be read");
    }
    return view.read(event, Instant.ofEpochMilli(record.timestamp()), record.offset());
  }

  @Override
  public void close() {
    isClosed = true;
    followed.values().forEach(ConcurrentMessageListenerContainer::stop);
  }
}
