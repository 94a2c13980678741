package lianban.exchange.delivery;

import io.cloudevents.CloudEvent;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import lianban.exchange.catalog.Grants;
import lianban.exchange.delivery.http.OpenStreams;
import lianban.exchange.delivery.kafka.KafkaTopicReader;
import lianban.exchange.delivery.kafka.TailFollower;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.kafka.core.ConsumerFactory;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Wires how events are read. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeliveryProperties.class)
class DeliveryConfiguration {

  @Bean
  SharedTail sharedTail(DeliveryProperties delivery) {
    return new SharedTail(
        delivery.tail().toBytes(), delivery.tailOfType().toBytes(), delivery.tailIdle());
  }

  @Bean(initMethod = "start")
  TailFollower tailFollower(SharedTail tails, ConsumerFactory<String, CloudEvent> consumers) {
    return new TailFollower(tails, consumers);
  }

  @Bean
  KafkaTopicReader logReader(
      ConsumerFactory<String, CloudEvent> consumers, DeliveryProperties delivery) {
    return new KafkaTopicReader(consumers, delivery.readers());
  }

  @Bean
  @Primary
  TailedTopicReader topicReader(SharedTail tails, KafkaTopicReader log) {
    return new TailedTopicReader(tails, log);
  }

  @Bean
  DeliveryService deliveryService(
      Grants grants,
      DisclosureService disclosure,
      TailedTopicReader topics,
      CursorCodec cursors,
      InstantSource clock) {
    return new DeliveryService(grants, disclosure, topics, cursors, clock);
  }

  @Bean
  OpenStreams openStreams(DeliveryProperties delivery) {
    return new OpenStreams(delivery.streams(), delivery.streamsOfClient());
  }

  /** A stream that waits is a parked virtual thread. */
  @Bean(destroyMethod = "dispose")
  Scheduler streamThreads() {
    return Schedulers.fromExecutorService(Executors.newVirtualThreadPerTaskExecutor(), "streams");
  }

  @Bean
  MeterBinder deliveryMeters(SharedTail tails, TailedTopicReader readers, OpenStreams streams) {
    return registry -> {
      Gauge.builder("lianban.delivery.tail.bytes", tails, SharedTail::bytes).register(registry);
      Gauge.builder("lianban.delivery.tail.events", tails, SharedTail::size).register(registry);
      Gauge.builder("lianban.delivery.tail.types", tails, SharedTail::followed).register(registry);
      Gauge.builder("lianban.delivery.readers", readers, TailedTopicReader::readers)
          .register(registry);
      FunctionCounter.builder("lianban.delivery.log.reads", readers, TailedTopicReader::readsOfLog)
          .register(registry);
      Gauge.builder("lianban.delivery.streams", streams, OpenStreams::open).register(registry);
    };
  }
}
