package lianban.exchange.publication;

import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import lianban.exchange.catalog.EventTypes;
import lianban.exchange.proof.key.EventSignatures;
import lianban.exchange.publication.mongo.MongoPublishedEvents;
import lianban.exchange.schema.JsonSchemas;
import lianban.service.LianbanProperties;
import lianban.service.kafka.EventPublisher;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Publishing with the record of what was published. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PublicationProperties.class)
class PublicationConfiguration {

  @Bean
  PublishedEvents publishedEvents(MongoDatabase database) {
    return new MongoPublishedEvents(database.getCollection("published_events"));
  }

  @Bean
  Room publicationRoom(PublicationProperties publication) {
    return new Room(Math.toIntExact(publication.room().toBytes()), publication.streams());
  }

  @Bean
  PublicationService publicationService(
      EventTypes types,
      JsonSchemas schemas,
      PublishedEvents published,
      EventPublisher events,
      EventSignatures signatures,
      LianbanProperties lianban,
      InstantSource clock) {
    String instance = lianban.host() + ":" + lianban.port();
    return new PublicationService(
        new EventAdmission(types, schemas, signatures),
        new TopicWriter(published, events, instance, clock));
  }

  @Bean
  RetentionSweeper retentionSweeper(
      PublishedEvents published, PublicationProperties publication, InstantSource clock) {
    return new RetentionSweeper(published, publication.retention(), clock);
  }
}
