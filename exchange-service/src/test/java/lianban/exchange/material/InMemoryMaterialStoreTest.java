package lianban.exchange.material;

class InMemoryMaterialStoreTest extends MaterialStoreContract {

  private final MaterialStore store = new InMemoryMaterialStore();

  @Override
  protected MaterialStore store() {
    return store;
  }
}
