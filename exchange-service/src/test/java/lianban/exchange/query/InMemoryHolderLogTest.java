package lianban.exchange.query;

class InMemoryHolderLogTest extends HolderLogContract {

  private final HolderLog<HeldCertificate> log = new InMemoryHolderLog<>();

  @Override
  protected HolderLog<HeldCertificate> log() {
    return log;
  }
}
