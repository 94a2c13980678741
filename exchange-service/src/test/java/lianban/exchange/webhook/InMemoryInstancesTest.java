package lianban.exchange.webhook;

class InMemoryInstancesTest extends InstancesContract {

  private final Instances instances = new InMemoryInstances();

  @Override
  protected Instances instances() {
    return instances;
  }
}
