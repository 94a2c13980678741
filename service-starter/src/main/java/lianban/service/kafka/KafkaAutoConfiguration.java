package lianban.service.kafka;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventDeserializer;
import io.cloudevents.kafka.CloudEventSerializer;
import java.time.Duration;
import java.util.List;
import lianban.kernel.event.EventTypes;
import lianban.service.problem.FaultClassifier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureBefore;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaConsumerFactoryCustomizer;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer.HeaderNames.HeadersToAdd;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.ListenerExecutionFailedException;
import org.springframework.kafka.support.LoggingProducerListener;
import org.springframework.kafka.support.serializer.DeserializationException;
import org.springframework.kafka.support.serializer.ErrorHandlingDeserializer;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import tools.jackson.databind.json.JsonMapper;

/** CloudEvents in and out, without loss. */
@AutoConfiguration
@AutoConfigureBefore(org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration.class)
public class KafkaAutoConfiguration {

  /** Into Boot's own properties, from which everything that connects to the broker is made. */
  @Bean
  static BeanPostProcessor kafkaLogIn(Environment environment) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof KafkaProperties kafka) {
          Binder.get(environment)
              .bind("lianban.kafka", KafkaLogIn.class)
              .ifBound(logIn -> logIn.applyTo(kafka));
        }
        return bean;
      }
    };
  }

  @Bean
  EventJson eventJson(JsonMapper json) {
    return new EventJson(json);
  }

  /** Customizers are what Boot binds its metrics with. */
  @Bean
  ProducerFactory<String, CloudEvent> producerFactory(
      KafkaProperties kafka, ObjectProvider<DefaultKafkaProducerFactoryCustomizer> customizers) {
    var factory =
        new DefaultKafkaProducerFactory<>(
            kafka.buildProducerProperties(), new StringSerializer(), new CloudEventSerializer());
    customizers.orderedStream().forEach(customizer -> customizer.customize(factory));
    return factory;
  }

  @Bean
  KafkaTemplate<String, CloudEvent> kafkaTemplate(ProducerFactory<String, CloudEvent> factory) {
    return discreet(new KafkaTemplate<>(factory));
  }

  /** Of a record that could not be sent, neither key nor contents are logged. */
  private static <V> KafkaTemplate<String, V> discreet(KafkaTemplate<String, V> template) {
    var listener = new LoggingProducerListener<String, V>();
    listener.setIncludeContents(false);
    template.setProducerListener(listener);
    return template;
  }

  @Bean
  EventPublisher eventPublisher(KafkaTemplate<String, CloudEvent> kafka) {
    return new EventPublisher(kafka);
  }

  @Bean
  ConsumerFactory<String, CloudEvent> consumerFactory(
      KafkaProperties kafka, ObjectProvider<DefaultKafkaConsumerFactoryCustomizer> customizers) {
    var factory =
        new DefaultKafkaConsumerFactory<String, CloudEvent>(
            kafka.buildConsumerProperties(),
            StringDeserializer::new,
            () -> new ErrorHandlingDeserializer<>(new CloudEventDeserializer()));
    factory.addPostProcessor(PatientConsumer::of);
    customizers.orderedStream().forEach(customizer -> customizer.customize(factory));
    return factory;
  }

  @Bean
  ConcurrentKafkaListenerContainerFactory<String, CloudEvent> kafkaListenerContainerFactory(
      ConsumerFactory<String, CloudEvent> consumers, CommonErrorHandler errors) {
    var factory = new ConcurrentKafkaListenerContainerFactory<String, CloudEvent>();
    factory.setConsumerFactory(consumers);
    factory.setCommonErrorHandler(errors);
    // One consumer a group and process: what its polls bring is worked side by side.
    factory.setConcurrency(1);
    factory.getContainerProperties().setAckMode(AckMode.BATCH);
    // Where it is not a poll that is refused but a commit: what it stood for comes again.
    factory.getContainerProperties().setAuthExceptionRetryInterval(Duration.ofSeconds(1));
    return factory;
  }

  /**
   * What may go away by itself is tried again without end, in order, so that nothing overtakes;
   * what cannot be processed goes to the dead-letter topic; anything else gets a minute first.
   */
  @Bean
  CommonErrorHandler errorHandler(
      KafkaTemplate<String, CloudEvent> events,
      KafkaProperties kafka,
      ObjectProvider<FaultClassifier> classifiers) {
    var bytes =
        discreet(
            new KafkaTemplate<>(
                new DefaultKafkaProducerFactory<>(
                    kafka.buildProducerProperties(),
                    new StringSerializer(),
                    new ByteArraySerializer())));
    var deadLetters =
        new DeadLetterPublishingRecoverer(
            letter -> letter.value() instanceof CloudEvent ? events : bytes,
            (record, e) -> deadLetterPlace(record));
    // The cause is told in one line; a stack trace could carry what no topic may show.
    deadLetters.excludeHeader(HeadersToAdd.EX_STACKTRACE);
    deadLetters.addHeadersFunction((letter, fault) -> DeadLetterCause.header(fault));
    var handler = new DefaultErrorHandler(deadLetters, backOff(60_000));
    List<FaultClassifier> all = classifiers.orderedStream().toList();
    handler.setBackOffFunction(
        (record, e) -> FaultClassifier.isTransient(e, all) ? backOff(Long.MAX_VALUE) : null);
    handler.addNotRetryableExceptions(
        UnprocessableEventException.class, DeserializationException.class);
    return handler;
  }

  /** What came back from the dead letters does not go there again: its letter is there. */
  private static @Nullable TopicPartition deadLetterPlace(ConsumerRecord<?, ?> record) {
    return EventTypes.isRedelivery(record.topic())
        ? null
        : new TopicPartition(EventTypes.deadLetterTopic(record.topic()), record.partition());
  }

  @Bean
  FaultClassifier kafkaFaults() {
    return fault ->
        (fault instanceof org.springframework.kafka.KafkaException && !isWrapper(fault))
            || fault instanceof RetriableException
            // The broker's lists follow the grants, and may be made or made again.
            || fault instanceof AuthorizationException
            || fault instanceof AuthenticationException;
  }

  /** What a listener container puts around a fault says nothing about the fault. */
  private static boolean isWrapper(Throwable fault) {
    return fault instanceof ListenerExecutionFailedException
        || fault instanceof BatchListenerFailedException;
  }

  private static BackOff backOff(long millis) {
    var backOff = new ExponentialBackOff(200, 2);
    // What else a poll brings is worked in every round, so nobody waits longer for somebody else.
    backOff.setMaxInterval(1_000);
    backOff.setMaxElapsedTime(millis);
    return backOff;
  }
}
