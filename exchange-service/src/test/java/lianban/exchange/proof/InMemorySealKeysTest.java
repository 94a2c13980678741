package lianban.exchange.proof;

class InMemorySealKeysTest extends SealKeysContract {

  private final SealKeys keys = new InMemorySealKeys();

  @Override
  protected SealKeys keys() {
    return keys;
  }
}
