package lianban.rating.rating;

class InMemoryRepositoriesTest extends RepositoriesContract {

  private final HolderRecords records = new InMemoryHolderRecords();
  private final RectificationQueue queue = new InMemoryRectificationQueue();

  @Override
  protected HolderRecords records() {
    return records;
  }

  @Override
  protected RectificationQueue queue() {
    return queue;
  }
}
