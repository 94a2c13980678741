package lianban.department.http;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import lianban.department.DepartmentAutoConfiguration;
import lianban.department.DepartmentProperties;
import lianban.department.EventSender;
import lianban.department.KeptAnswers;
import lianban.department.Listenings;
import lianban.department.Places;
import lianban.department.RepeatingSender;
import lianban.department.UndoneEvents;
import lianban.department.http.ExchangeClient.Outcome;
import lianban.department.mongo.MongoKeptAnswers;
import lianban.department.mongo.MongoPlaces;
import lianban.department.mongo.MongoUndoneEvents;
import lianban.service.kafka.UnprocessableEventException;
import lianban.service.mongo.MongoAutoConfiguration;
import lianban.service.problem.FaultClassifier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** Events through the gateway: the way of departments outside the exchange's network. */
@AutoConfiguration(
    after = {MongoAutoConfiguration.class, ExchangeClientAutoConfiguration.class},
    before = DepartmentAutoConfiguration.class)
@ConditionalOnProperty("lianban.department.gateway")
public class GatewayAutoConfiguration {

  /** How long a fault that nobody foresaw is tried again, as it is with the broker. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Bean
  EventSender gatewaySender(ExchangeClient exchange, KeptAnswers kept, InstantSource clock) {
    EventSender sender =
        event -> {
          if (exchange.publish(List.of(event)).getFirst() instanceof Outcome.Refused refused) {
            throw new UnprocessableEventException("the exchange refused it: " + refused.problem());
          }
        };
    return new RepeatingSender(sender, kept, clock);
  }

  @Bean
  @ConditionalOnMissingBean
  KeptAnswers keptAnswers(MongoDatabase database) {
    return new MongoKeptAnswers(database.getCollection("kit_answers"));
  }

  @Bean
  @ConditionalOnMissingBean
  Places places(MongoDatabase database) {
    return new MongoPlaces(database.getCollection("kit_places"));
  }

  @Bean
  @ConditionalOnMissingBean
  UndoneEvents undoneEvents(MongoDatabase database, InstantSource clock) {
    return new MongoUndoneEvents(database.getCollection("kit_undone_events"), clock);
  }

  @Bean
  PullListeners pullListeners(
      Listenings listenings,
      ExchangeClient exchange,
      Places places,
      UndoneEvents undone,
      ObjectProvider<FaultClassifier> classifiers,
      DepartmentProperties department,
      InstantSource clock) {
    var work = new EventWork(undone, classifiers.orderedStream().toList(), PATIENCE);
    return new PullListeners(
        listenings.all(),
        UUID.randomUUID().toString(),
        exchange,
        places,
        work,
        department.parallelism(),
        clock);
  }
}
