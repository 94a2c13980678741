package lianban.exchange.delivery.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import lianban.kernel.problem.ProblemType;
import lianban.service.problem.ProblemException;
import org.springframework.context.SmartLifecycle;

/**
 * Counts the streams of this instance, within bounds, and ends them before it stops to answer, so
 * that their clients go on elsewhere.
 */
public final class OpenStreams implements SmartLifecycle {

  private final int most;
  private final int mostOfClient;
  private final AtomicInteger all = new AtomicInteger();
  private final Map<String, Integer> clients = new ConcurrentHashMap<>();
  private volatile boolean isRunning;

  /**
   * @param most of all clients together
   * @param mostOfClient of one client
   */
  public OpenStreams(int most, int mostOfClient) {
    this.most = most;
    this.mostOfClient = mostOfClient;
  }

  /**
   * Takes a place.
   *
   * @throws ProblemException if there is none
   */
  void enter(String client) {
    int ofClient = clients.merge(client, 1, Integer::sum);
    if (all.incrementAndGet() > most || ofClient > mostOfClient) {
      leave(client);
      throw new ProblemException(
          ProblemType.TOO_BUSY,
          ofClient > mostOfClient
              ? "You have %d streams open already; close one.".formatted(mostOfClient)
              : "This exchange has as many streams as it can take.");
    }
  }

  /** Gives a place back. */
  void leave(String client) {
    all.decrementAndGet();
    clients.computeIfPresent(client, (_, open) -> open == 1 ? null : open - 1);
  }

  /** How many are open. */
  public int open() {
    return all.get();
  }

  boolean isClosing() {
    return !isRunning;
  }

  @Override
  public void start() {
    isRunning = true;
  }

  @Override
  public void stop() {
    isRunning = false;
  }

  @Override
  public boolean isRunning() {
    return isRunning;
  }
}
