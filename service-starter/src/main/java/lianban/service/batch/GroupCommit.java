package lianban.service.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Group commit: what comes while one write is under way goes into the next, in the order in which
 * it came. Each caller waits until its own item is written and gets that item's outcome, so nothing
 * is acknowledged earlier than without a group.
 *
 * <p>Groups are written by a thread of their own: a caller that is interrupted, as by a client who
 * hangs up, breaks off nobody else's write.
 *
 * @param <T> what is written
 * @param <R> what becomes of it
 */
public final class GroupCommit<T, R> {

  /** Some hundred documents still fit well into one message to the store. */
  private static final int MOST = 200;

  private final Function<List<T>, List<R>> commit;
  private final Queue<Item<T, R>> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean isBusy = new AtomicBoolean();

  /**
   * @param commit writes all items and says for each, in their order, what became of it; when it
   *     fails, every caller of the group gets that fault and none may count on its item
   */
  public GroupCommit(Function<List<T>, List<R>> commit) {
    this.commit = commit;
  }

  /** Writes the item, together with others if there are any. */
  public R commit(T item) {
    var own = new Item<T, R>(item, new CompletableFuture<>());
    waiting.add(own);
    if (isBusy.compareAndSet(false, true)) {
      start();
    }
    try {
      return own.outcome.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException fault ? fault : e;
    }
  }

  private void start() {
    boolean isStarted = false;
    try {
      Thread.ofVirtual().name("group-commit").start(this::commitWaiting);
      isStarted = true;
    } finally {
      if (!isStarted) {
        isBusy.set(false);
      }
    }
  }

  @SuppressWarnings("ThreadPriorityCheck") // Yielding makes groups larger; nothing relies on it.
  private void commitWaiting() {
    do {
      // Those who are about to come may come first.
      Thread.yield();
      try {
        while (!waiting.isEmpty()) {
          commitGroup(new ArrayList<>());
        }
      } finally {
        isBusy.set(false);
      }
      // Whoever came between the last look and the line above found it busy.
    } while (!waiting.isEmpty() && isBusy.compareAndSet(false, true));
  }

  /**
   * @param group to be filled; what is in it is told its outcome in any case
   */
  private void commitGroup(List<Item<T, R>> group) {
    try {
      for (var next = waiting.peek(); next != null && group.size() < MOST; next = waiting.peek()) {
        group.add(next);
        waiting.remove();
      }
      List<R> results = commit.apply(group.stream().map(Item::content).toList());
      for (int i = 0; i < group.size(); i++) {
        group.get(i).outcome.complete(results.get(i));
      }
    } catch (RuntimeException | Error fault) {
      group.forEach(item -> item.outcome.completeExceptionally(fault));
    }
  }

  private record Item<T, R>(T content, CompletableFuture<R> outcome) {}
}
