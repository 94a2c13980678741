package lianban.exchange.webhook.mongo;

import lianban.exchange.webhook.Instances;
import lianban.exchange.webhook.InstancesContract;
import lianban.service.test.TestDatabase;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("lianban.service.test.TestDatabase#all")
class MongoInstancesTest extends InstancesContract {

  private final Instances instances;

  MongoInstancesTest(TestDatabase store) {
    instances = new MongoInstances(store.empty().getCollection("webhook_instances"));
  }

  @Override
  protected Instances instances() {
    return instances;
  }
}
