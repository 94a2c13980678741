package lianban.exchange.clock;

class InMemoryCaseClocksTest extends CaseClocksContract {

  private final CaseClocks clocks = new InMemoryCaseClocks();

  @Override
  protected CaseClocks clocks() {
    return clocks;
  }
}
