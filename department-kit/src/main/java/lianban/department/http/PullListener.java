package lianban.department.http;

import io.cloudevents.CloudEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import lianban.department.Listening;
import lianban.department.Places;
import lianban.department.Places.Place;
import lianban.department.http.ExchangeClient.Page;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pulls for one listener: a page is worked, events of different subjects at the same time and those
 * of one in order, and then the place moves on. One instance of the department pulls at a time.
 */
final class PullListener implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(PullListener.class);

  private static final int PAGE = 200;
  private static final Duration WAIT = Duration.ofSeconds(15);
  private static final Duration CLAIM = Duration.ofSeconds(60);
  private static final Duration RENEWAL = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Listening listening;
  private final String owner;
  private final ExchangeClient exchange;
  private final Places places;
  private final EventWork work;
  private final Executor workers;
  private final InstantSource clock;

  /**
   * @param owner names this instance among those of the department
   * @param workers work the subjects of a page
   */
  PullListener(
      Listening listening,
      String owner,
      ExchangeClient exchange,
      Places places,
      EventWork work,
      Executor workers,
      InstantSource clock) {
    this.listening = listening;
    this.owner = owner;
    this.exchange = exchange;
    this.places = places;
    this.work = work;
    this.workers = workers;
    this.clock = clock;
  }

  /** Until the thread is interrupted. */
  @Override
  public void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        if (!next()) {
          TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Works the next page; false when there is reason to wait a little before trying again. */
  private boolean next() throws InterruptedException {
    try {
      Place place = claim();
      if (place == null) {
        return false;
      }
      Page page = exchange.pull(listening.type(), place.cursor(), PAGE, WAIT);
      work(page.events());
      return places.advance(listening.name(), owner, page.cursor());
    } catch (RuntimeException e) {
      // The class alone: a message may quote what was sent.
      log.warn("{} waits: {}", listening.name(), e.getClass().getName());
      return false;
    }
  }

  private @Nullable Place claim() {
    Instant now = clock.instant();
    return places.claim(listening.name(), owner, now, now.plus(CLAIM));
  }

  private void work(List<CloudEvent> events) throws InterruptedException {
    List<CompletableFuture<Void>> lanes = new ArrayList<>();
    for (List<CloudEvent> lane : lanes(events)) {
      lanes.add(
          CompletableFuture.runAsync(
              () -> lane.forEach(event -> work.until(listening, event)), workers));
    }
    var all = CompletableFuture.allOf(lanes.toArray(CompletableFuture<?>[]::new));
    while (true) {
      try {
        all.get(RENEWAL.toNanos(), TimeUnit.NANOSECONDS);
        return;
      } catch (TimeoutException _) {
        claim();
      } catch (ExecutionException e) {
        throw new IllegalStateException("a page was not worked to its end", e);
      }
    }
  }

  private static Collection<List<CloudEvent>> lanes(List<CloudEvent> events) {
    Map<String, List<CloudEvent>> lanes = new LinkedHashMap<>();
    for (CloudEvent event : events) {
      lanes
          .computeIfAbsent(Objects.toString(event.getSubject(), ""), s -> new ArrayList<>())
          .add(event);
    }
    return lanes.values();
  }
}
