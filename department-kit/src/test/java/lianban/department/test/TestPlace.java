package lianban.department.test;

import lianban.launcher.store.DocumentStore;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.util.TestSocketUtils;

/** Gives the department under test a free port and a store that forgets everything at the end. */
final class TestPlace implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    DocumentStore store = DocumentStore.inMemory();
    context.addApplicationListener(
        event -> {
          if (event instanceof org.springframework.context.event.ContextClosedEvent) {
            store.close();
          }
        });
    TestPropertyValues.of(
            "LIANBAN_MONGODB=" + store.connectionString(),
            "LIANBAN_PORT=" + TestSocketUtils.findAvailableTcpPort())
        .applyTo(context);
  }
}
