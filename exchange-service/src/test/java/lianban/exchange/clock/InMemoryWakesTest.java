package lianban.exchange.clock;

class InMemoryWakesTest extends WakesContract {

  private final Wakes wakes = new InMemoryWakes();

  @Override
  protected Wakes wakes() {
    return wakes;
  }
}
