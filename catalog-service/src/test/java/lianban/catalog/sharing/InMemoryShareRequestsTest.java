package lianban.catalog.sharing;

class InMemoryShareRequestsTest extends ShareRequestsContract {

  @Override
  protected ShareRequests requests() {
    return new InMemoryShareRequests();
  }
}
