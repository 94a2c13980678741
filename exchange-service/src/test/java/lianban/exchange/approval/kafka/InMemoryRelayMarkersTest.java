package lianban.exchange.approval.kafka;

class InMemoryRelayMarkersTest extends RelayMarkersContract {

  private final RelayMarkers markers = new InMemoryRelayMarkers();

  @Override
  protected RelayMarkers markers() {
    return markers;
  }
}
