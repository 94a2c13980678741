package lianban.exchange.proof;

class InMemorySealIndexTest extends SealIndexContract {

  private final SealIndex index = new InMemorySealIndex();

  @Override
  protected SealIndex index() {
    return index;
  }
}
