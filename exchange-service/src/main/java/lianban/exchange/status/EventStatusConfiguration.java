package lianban.exchange.status;

import lianban.exchange.catalog.Grants;
import lianban.exchange.publication.PublishedEvents;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The status of events, told by whoever knows something of them. */
@Configuration(proxyBeanMethods = false)
class EventStatusConfiguration {

  @Bean
  EventStatusService eventStatusService(
      PublishedEvents published, Grants grants, ObjectProvider<EventWitness> witnesses) {
    return new EventStatusService(published, grants, witnesses.orderedStream().toList());
  }
}
