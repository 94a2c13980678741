package lianban.exchange.proof;

class InMemoryFindingsTest extends FindingsContract {

  private final Findings findings = new InMemoryFindings();

  @Override
  protected Findings findings() {
    return findings;
  }
}
