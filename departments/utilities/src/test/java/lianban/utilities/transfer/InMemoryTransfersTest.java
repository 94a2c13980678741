package lianban.utilities.transfer;

class InMemoryTransfersTest extends TransfersContract {

  private final Transfers transfers = new InMemoryTransfers();

  @Override
  protected Transfers transfers() {
    return transfers;
  }
}
