package lianban.catalog.eventtype;

import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import lianban.catalog.definition.Definitions;
import lianban.catalog.definition.Publishing;
import lianban.catalog.eventtype.mongo.MongoProposals;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Puts versions of event types together. */
@Configuration(proxyBeanMethods = false)
class EventTypeConfiguration {

  @Bean
  Proposals proposals(MongoDatabase database, JsonMapper json) {
    return new MongoProposals(database, json);
  }

  @Bean
  EventTypeSuccession eventTypeSuccession(
      Definitions definitions, PinnedSubscribers subscribers, Proposals proposals) {
    return new EventTypeSuccession(definitions, subscribers, proposals);
  }

  @Bean
  EventTypeVersions eventTypeVersions(
      Definitions definitions,
      Publishing publishing,
      EventTypeSuccession succession,
      PinnedSubscribers subscribers,
      Proposals proposals,
      InstantSource clock) {
    return new EventTypeVersions(
        definitions, publishing, succession, subscribers, proposals, clock);
  }
}
