package lianban.exchange.approval;

class InMemoryMattersTest extends MattersContract {

  private final InMemoryMatters matters = new InMemoryMatters();

  @Override
  protected Matters matters() {
    return matters;
  }

  @Override
  protected void publish(Matter matter) {
    matters.publish(matter);
  }
}
