package lianban.exchange.subscription;

class InMemorySubscriptionsTest extends SubscriptionsContract {

  private final Subscriptions subscriptions = new InMemorySubscriptions();

  @Override
  protected Subscriptions subscriptions() {
    return subscriptions;
  }
}
