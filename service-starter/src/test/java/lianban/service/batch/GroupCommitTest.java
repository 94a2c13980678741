package lianban.service.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import lianban.service.test.AtOnce;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

  private final List<List<Integer>> groups = Collections.synchronizedList(new ArrayList<>());

  @Test
  void tellsEachOfManyItsOwnOutcome() throws Exception {
    var squares = new GroupCommit<Integer, Integer>(this::squares);

    List<Integer> told = AtOnce.all(300, squares::commit);

    assertThat(told).isEqualTo(IntStream.range(0, 300).map(i -> i * i).boxed().toList());
    assertThat(groups.stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 300).boxed().toList());
  }

  @Test
  void writesAllThatCameDuringAWriteInTheNext() throws InterruptedException {
    var isBusy = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    var slow =
        new GroupCommit<Integer, Integer>(
            items -> {
              if (items.contains(0)) {
                isBusy.countDown();
                awaitQuietly(mayEnd);
              }
              return squares(items);
            });
    Thread first = Thread.ofPlatform().start(() -> slow.commit(0));
    isBusy.await();
    List<Thread> others =
        IntStream.rangeClosed(1, 5)
            .mapToObj(i -> Thread.ofPlatform().start(() -> slow.commit(i)))
            .toList();
    await().until(() -> others.stream().allMatch(t -> t.getState() == Thread.State.WAITING));

    mayEnd.countDown();

    first.join();
    for (Thread other : others) {
      other.join();
    }
    assertThat(groups).hasSize(2);
    assertThat(groups.getLast()).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
  }

  @Test
  void aFaultIsToldToItsGroupAndToNobodyAfterwards() {
    var fragile =
        new GroupCommit<Integer, Integer>(
            items -> {
              if (items.contains(13)) {
                throw new IllegalStateException("the store is away");
              }
              return squares(items);
            });

    assertThatIllegalStateException()
        .isThrownBy(() -> fragile.commit(13))
        .withMessage("the store is away");
    assertThat(fragile.commit(3)).isEqualTo(9);
  }

  @Test
  void aCallerThatIsInterruptedBreaksOffNobodysWrite() throws InterruptedException {
    var isBusy = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    var slow =
        new GroupCommit<Integer, Integer>(
            items -> {
              isBusy.countDown();
              awaitQuietly(mayEnd);
              return squares(items);
            });
    Thread caller = Thread.ofPlatform().start(() -> slow.commit(1));
    isBusy.await();

    caller.interrupt();
    mayEnd.countDown();

    assertThat(slow.commit(2)).isEqualTo(4);
    caller.join();
    assertThat(groups).containsExactly(List.of(1), List.of(2));
  }

  @Test
  void aGroupHasItsLimit() throws Exception {
    var counted = new GroupCommit<Integer, Integer>(this::squares);

    AtOnce.all(1_000, counted::commit);

    assertThat(groups).allSatisfy(group -> assertThat(group).hasSizeBetween(1, 200));
  }

  private List<Integer> squares(List<Integer> items) {
    groups.add(List.copyOf(items));
    return items.stream().map(i -> i * i).toList();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
