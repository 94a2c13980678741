package lianban.exchange.publication.mongo;

import lianban.exchange.publication.PublishedEvents;
import lianban.exchange.publication.PublishedEventsContract;
import lianban.service.test.TestDatabase;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("lianban.service.test.TestDatabase#all")
class MongoPublishedEventsTest extends PublishedEventsContract {

  private final PublishedEvents events;

  MongoPublishedEventsTest(TestDatabase database) {
    events = new MongoPublishedEvents(database.empty().getCollection("events"));
  }

  @Override
  protected PublishedEvents events() {
    return events;
  }
}
