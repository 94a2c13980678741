package lianban.exchange.clock;

import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import java.util.List;
import lianban.exchange.ExchangeProperties;
import lianban.exchange.approval.ApprovalCases;
import lianban.exchange.clock.http.ClockCatalogClient;
import lianban.exchange.clock.kafka.CaseStatusListener;
import lianban.exchange.clock.kafka.KafkaSupervisionEvents;
import lianban.exchange.clock.mongo.MongoCaseClocks;
import lianban.exchange.clock.mongo.MongoKeptDefinitions;
import lianban.exchange.clock.mongo.MongoWakes;
import lianban.exchange.mongo.JsonDocuments;
import lianban.service.kafka.EventJson;
import lianban.service.kafka.EventPublisher;
import lianban.service.outbound.ServiceClients;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The legal clock with its timers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClockProperties.class)
class ClockConfiguration {

  @Bean
  ClockCatalogClient clockCatalogClient(ServiceClients clients, ClockProperties law) {
    return new ClockCatalogClient(clients.of("catalog-service"), law);
  }

  @Bean
  KeptDefinitions keptDefinitions(MongoDatabase database) {
    return new MongoKeptDefinitions(database.getCollection("clock_definitions"));
  }

  @Bean
  KnownCalendars knownCalendars(
      ClockCatalogClient catalogue,
      KeptDefinitions kept,
      JsonMapper json,
      ExchangeProperties exchange) {
    return new KnownCalendars(catalogue, kept, json, exchange.zone());
  }

  @Bean
  CaseClocks caseClocks(MongoDatabase database, JsonDocuments documents) {
    return new MongoCaseClocks(database.getCollection("case_clocks"), documents);
  }

  @Bean
  Wakes wakes(MongoDatabase database) {
    return new MongoWakes(database.getCollection("clock_wakes"));
  }

  @Bean
  CaseFacts historyFacts() {
    return new HistoryFacts();
  }

  @Bean
  CaseReader caseReader(
      ApprovalCases cases,
      CaseClocks clocks,
      ClockCatalogClient catalogue,
      KeptDefinitions kept,
      JsonMapper json,
      Calendars calendars,
      List<CaseFacts> sources) {
    var limits = new KnownLimits(catalogue, kept, json);
    return new CaseReader(cases, clocks, limits, calendars, sources);
  }

  @Bean
  ClockService clockService(
      CaseReader reader, CaseClocks clocks, Wakes wakes, InstantSource clock) {
    return new ClockService(reader, clocks, wakes, clock);
  }

  @Bean
  TimerService timerService(
      CaseReader reader,
      CaseClocks clocks,
      Wakes wakes,
      EventPublisher publisher,
      EventJson json,
      ClockProperties settings,
      ExchangeProperties exchange,
      InstantSource clock) {
    return new TimerService(
        reader,
        clocks,
        wakes,
        new Announcer(clocks, new KafkaSupervisionEvents(publisher, json)),
        new TimerPolicy(settings.rules(), exchange.zone()),
        exchange.zone(),
        settings.perSecond(),
        settings.lease(),
        clock);
  }

  @Bean
  CaseStatusListener caseStatusListener(TimerService timers, EventJson json) {
    return new CaseStatusListener(timers, json);
  }
}
