package lianban.exchange.fact;

class InMemoryFactsTest extends FactsContract {

  private final Facts facts = new InMemoryFacts();

  @Override
  protected Facts facts() {
    return facts;
  }
}
