package lianban.department;

class InMemoryPlacesTest extends PlacesContract {

  @Override
  protected Places places() {
    return new InMemoryPlaces();
  }
}
