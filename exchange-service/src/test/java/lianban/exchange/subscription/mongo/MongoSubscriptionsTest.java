package lianban.exchange.subscription.mongo;

import lianban.exchange.ServiceJson;
import lianban.exchange.mongo.JsonDocuments;
import lianban.exchange.subscription.Subscriptions;
import lianban.exchange.subscription.SubscriptionsContract;
import lianban.service.test.TestDatabase;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("lianban.service.test.TestDatabase#all")
class MongoSubscriptionsTest extends SubscriptionsContract {

  private final Subscriptions subscriptions;

  MongoSubscriptionsTest(TestDatabase store) {
    subscriptions =
        new MongoSubscriptions(
            store.empty().getCollection("subscriptions"), new JsonDocuments(ServiceJson.MAPPER));
  }

  @Override
  protected Subscriptions subscriptions() {
    return subscriptions;
  }
}
