package lianban.exchange.publication;

class InMemoryPublishedEventsTest extends PublishedEventsContract {

  private final PublishedEvents events = new InMemoryPublishedEvents();

  @Override
  protected PublishedEvents events() {
    return events;
  }
}
