package lianban.exchange.subscription;

class InMemoryPositionsTest extends PositionStoreContract {

  private final PositionStore positions = new InMemoryPositions();

  @Override
  protected PositionStore positions() {
    return positions;
  }
}
