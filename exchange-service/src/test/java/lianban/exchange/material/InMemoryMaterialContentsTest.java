package lianban.exchange.material;

class InMemoryMaterialContentsTest extends MaterialContentsContract {

  private final MaterialContents contents = new InMemoryMaterialContents();

  @Override
  protected MaterialContents contents() {
    return contents;
  }
}
