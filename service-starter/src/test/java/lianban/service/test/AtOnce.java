package lianban.service.test;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Does something in many threads at the same moment, for what only a race can show. */
public final class AtOnce {

  private AtOnce() {}

  /**
   * What each of the threads came to.
   *
   * @param action gets the number of its thread, from 0
   * @throws ExecutionException with the first fault, if a thread met one
   */
  public static <T> List<T> all(int threads, IntFunction<T> action)
      throws InterruptedException, ExecutionException {
    var start = new CyclicBarrier(threads);
    Stream<Callable<T>> calls =
        IntStream.range(0, threads)
            .mapToObj(
                i ->
                    () -> {
                      start.await();
                      return action.apply(i);
                    });
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> done = executor.invokeAll(calls.toList());
      for (Future<T> future : done) {
        future.get();
      }
      return done.stream().map(Future::resultNow).toList();
    }
  }
}
