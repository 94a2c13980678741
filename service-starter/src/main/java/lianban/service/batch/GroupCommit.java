package lianban.service.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Group commit: whoever comes first writes for all who came meanwhile, in the order in which they
 * came. Each caller waits until its own item is written and gets that item's outcome, so nothing is
 * acknowledged earlier than without a group.
 *
 * @param <T> what is written
 * @param <R> what becomes of it
 */
public final class GroupCommit<T, R> {

  /** Some hundred documents still fit well into one message to the store. */
  private static final int MOST = 200;

  private final Function<List<T>, List<R>> commit;
  private final Queue<Item<T, R>> waiting = new ConcurrentLinkedQueue<>();
  private final Lock turn = new ReentrantLock();

  /**
   * @param commit writes all items and says for each, in their order, what became of it; when it
   *     fails, every caller of the group gets that fault and none may count on its item
   */
  public GroupCommit(Function<List<T>, List<R>> commit) {
    this.commit = commit;
  }

  /** Writes the item, together with others if there are any. */
  @SuppressWarnings("ThreadPriorityCheck") // Yielding makes groups larger; nothing relies on it.
  public R commit(T item) {
    var own = new Item<T, R>(item);
    waiting.add(own);
    while (own.outcome == null) {
      turn.lock();
      try {
        if (own.outcome == null) {
          // Those who are about to come may come first.
          Thread.yield();
          commitGroup();
        }
      } finally {
        turn.unlock();
      }
    }
    return own.result();
  }

  private void commitGroup() {
    List<Item<T, R>> group = new ArrayList<>();
    for (Item<T, R> next = waiting.poll(); next != null; next = waiting.poll()) {
      group.add(next);
      if (group.size() == MOST) {
        break;
      }
    }
    try {
      List<R> results = commit.apply(group.stream().map(item -> item.content).toList());
      for (int i = 0; i < group.size(); i++) {
        group.get(i).outcome = new Outcome.Done<>(results.get(i));
      }
    } catch (RuntimeException | Error fault) {
      group.forEach(item -> item.outcome = new Outcome.Failed<>(fault));
    }
  }

  private sealed interface Outcome<R> {

    record Done<R>(R result) implements Outcome<R> {}

    record Failed<R>(Throwable fault) implements Outcome<R> {}
  }

  /** Guarded by the turn, but that a caller may see its own outcome without it. */
  private static final class Item<T, R> {

    private final T content;
    private volatile @Nullable Outcome<R> outcome;

    Item(T content) {
      this.content = content;
    }

    R result() {
      return switch (outcome) {
        case Outcome.Done<R>(R result) -> result;
        case Outcome.Failed<R>(RuntimeException fault) -> throw fault;
        case Outcome.Failed<R>(Throwable fault) -> throw new IllegalStateException(fault);
        case null -> throw new IllegalStateException("no outcome yet");
      };
    }
  }
}
