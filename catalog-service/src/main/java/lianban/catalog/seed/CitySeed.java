package lianban.catalog.seed;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import lianban.catalog.definition.Definitions;
import lianban.catalog.definition.Publication;
import lianban.catalog.definition.Publishing;
import lianban.catalog.sharing.StandingGrants;
import lianban.service.problem.Fault;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/**
 * Publishes the city's definitions that the catalogue does not have yet, through the same door as
 * everybody else's, and grants what the city's own departments receive. It needs the store and
 * identity-service, which may come up later than this process: it tries again in the background
 * until all are there, and the process is not ready before. Any number of instances may do it at
 * once.
 */
public final class CitySeed implements SmartLifecycle, HealthIndicator {

  private static final Logger log = LoggerFactory.getLogger(CitySeed.class);

  /** No client id holds a slash, so no caller can publish under this name. */
  private static final String PUBLISHER = "city/";

  private final City city;
  private final Definitions definitions;
  private final Publishing publishing;
  private final StandingGrants grants;
  private final Duration retry;
  private volatile boolean complete;
  private volatile String waitingFor = "has not begun";
  private @Nullable ExecutorService worker;

  public CitySeed(
      City city,
      Definitions definitions,
      Publishing publishing,
      StandingGrants grants,
      Duration retry) {
    this.city = city;
    this.definitions = definitions;
    this.publishing = publishing;
    this.grants = grants;
    this.retry = retry;
  }

  @Override
  public synchronized void start() {
    worker = Executors.newSingleThreadExecutor(Thread.ofVirtual().name("seed").factory());
    worker.execute(this::attempt);
  }

  @Override
  public synchronized void stop() {
    if (worker != null) {
      worker.shutdownNow();
      worker = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return worker != null;
  }

  @Override
  public Health health() {
    return complete ? Health.up().build() : Health.down().withDetail("seed", waitingFor).build();
  }

  private void attempt() {
    try {
      city.definitions().forEach(this::publishIfAbsent);
      city.grants().forEach(grants::grant);
      complete = true;
      log.info("the city's definitions are in the catalogue");
    } catch (RuntimeException e) {
      tellOnce(String.valueOf(e.getMessage()));
      tryAgain();
    }
  }

  private synchronized void tryAgain() {
    if (worker != null) {
      CompletableFuture.delayedExecutor(retry.toMillis(), TimeUnit.MILLISECONDS, worker)
          .execute(this::attempt);
    }
  }

  private void tellOnce(String cause) {
    if (!cause.equals(waitingFor)) {
      waitingFor = cause;
      log.warn("the city's definitions are not in the catalogue yet: {}", cause);
    }
  }

  /** Under which a shipped definition is published, by whomever and once. */
  static String publication(City.Shipped shipped) {
    return PUBLISHER + shipped.kind() + "/" + shipped.key();
  }

  private void publishIfAbsent(City.Shipped shipped) {
    if (definitions.current(shipped.kind(), shipped.key()) != null) {
      return;
    }
    switch (publishing.publish(shipped.kind(), shipped.content(), publication(shipped))) {
      case Publication.Published(var definition) ->
          log.info("published {} {}", shipped.key(), definition.version());
      // Another instance was quicker, perhaps one of another release.
      case Publication.KeyReused _, Publication.Contended _ -> {}
      case Publication.Incompatible(var detail, _) -> throw new IllegalStateException(detail);
      case Publication.Refused(var faults) ->
          throw new IllegalStateException(
              shipped.key() + " is refused: " + faults.stream().map(Fault::toString).toList());
    }
  }
}
