package lianban.exchange.clock;

class InMemoryKeptDefinitionsTest extends KeptDefinitionsContract {

  private final KeptDefinitions kept = new InMemoryKeptDefinitions();

  @Override
  protected KeptDefinitions kept() {
    return kept;
  }
}
