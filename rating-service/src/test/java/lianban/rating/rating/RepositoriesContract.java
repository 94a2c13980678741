package lianban.rating.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lianban.kernel.problem.ProblemType;
import lianban.rating.Cases;
import lianban.rating.rating.RatingDecision.Rated;
import lianban.rating.rating.RatingDecision.Refused;
import lianban.rating.rating.RectificationQueue.Entry;
import lianban.rating.rectification.OpenRectification;
import lianban.rating.rectification.Rectifications;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store of rights, ratings and the queue has to do. */
public abstract class RepositoriesContract {

  private static final Instant NOW = Instant.parse("2026-09-30T02:00:00Z");

  private final String holder = "h-" + UUID.randomUUID();

  protected abstract HolderRecords records();

  protected abstract RectificationQueue queue();

  @Test
  void knowsNothingOfAStranger() {
    assertThat(records().find(holder)).isEqualTo(HolderRecord.empty(holder));
    assertThat(records().findAll(List.of(holder))).isEmpty();
  }

  @Test
  void givesBackWhatItKept() {
    HolderRecord granted = HolderRecord.empty(holder).granted(Cases.right("c1", holder), NOW);
    assertThat(records().save(granted)).isTrue();
    HolderRecord read = records().find(holder);
    assertThat(read).isEqualTo(new HolderRecord(holder, 1, granted.rateables()));

    HolderRecord rated = read.rated(decide(read, "c1"));
    assertThat(records().save(rated)).isTrue();
    assertThat(records().findAll(List.of(holder, "stranger")))
        .containsExactly(new HolderRecord(holder, 2, rated.rateables()));
  }

  @Test
  void refusesAChangeOfSomethingOld() {
    HolderRecord first = HolderRecord.empty(holder).granted(Cases.right("c1", holder), NOW);
    HolderRecord other = HolderRecord.empty(holder).granted(Cases.right("c2", holder), NOW);
    assertThat(records().save(first)).isTrue();
    assertThat(records().save(other)).isFalse();

    HolderRecord read = records().find(holder);
    assertThat(records().save(read.granted(Cases.right("c2", holder), NOW))).isTrue();
    assertThat(records().save(read.granted(Cases.right("c3", holder), NOW))).isFalse();
    assertThat(records().find(holder).rateables()).hasSize(2);
  }

  @Test
  void manyAtOnceGiveEachRightOnceAndLetEachBeUsedOnce() throws Exception {
    inParallel(8, i -> grant("c" + i % 4));
    assertThat(service().openRights(holder)).hasSize(4);

    List<RatingDecision> decisions = inParallel(8, i -> service().rate(holder, bad("c1", "k" + i)));

    assertThat(decisions).filteredOn(Rated.class::isInstance).hasSize(1);
    assertThat(decisions)
        .filteredOn(d -> d instanceof Refused(var type, var _) && type == ProblemType.ALREADY_RATED)
        .hasSize(7);
    assertThat(mine(null)).hasSize(1);
  }

  @Test
  void theQueueIsSortedAndPagedAndFilteredByOwner() {
    String owner = "owner-" + UUID.randomUUID();
    for (String place : List.of("3000-01-02/b", "3000-01-01/z", "3000-01-02/a", "3000-01-01/z")) {
      queue().enter(new Entry(place, place.substring(11), holder, owner));
    }
    queue().enter(new Entry("3000-01-01/y", "y", holder, null));

    assertThat(queue().behind("", owner, 2))
        .extracting(Entry::place)
        .containsExactly("3000-01-01/z", "3000-01-02/a");
    assertThat(queue().behind("3000-01-02/a", owner, 2))
        .containsExactly(new Entry("3000-01-02/b", "b", holder, owner));
    assertThat(queue().behind("2999-12-31", null, 100)).hasSize(4);
  }

  @Test
  void anEntryWithoutItsRatingIsNotShown() {
    grant("c1");
    queue().enter(new Entry("2026-10-08/lost", "lost", holder, "registration"));

    assertThat(mine("registration")).isEmpty();
    assertThat(service().rate(holder, bad("c1", "k1"))).isInstanceOf(Rated.class);
    assertThat(mine("registration")).hasSize(1);
    assertThat(mine("housing")).isEmpty();
  }

  private List<OpenRectification> mine(@Nullable String department) {
    String id = Cases.right("c1", holder).ratingId();
    return new Rectifications(records(), queue(), ZoneOffset.UTC)
        .page("", department, 100).rectifications().stream()
            .filter(open -> open.id().equals(id) || open.id().equals("lost"))
            .toList();
  }

  private boolean grant(String caseId) {
    service().grant(Cases.right(caseId, holder));
    return true;
  }

  private RatingService service() {
    return new RatingService(records(), queue(), Cases.policy(), InstantSource.fixed(NOW));
  }

  private static Rating decide(HolderRecord record, String right) {
    return ((Rated) record.decide(bad(right, "k1"), NOW, Cases.policy())).rating();
  }

  private static RateCommand bad(String right, String key) {
    return new RateCommand(
        right, Level.DISSATISFIED, List.of(ReasonCode.STIFF), "等了很久", false, key);
  }

  private static <T> List<T> inParallel(int times, IntFunction<T> action) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Stream<Callable<T>> calls = IntStream.range(0, times).mapToObj(i -> () -> action.apply(i));
      List<Future<T>> futures = threads.invokeAll(calls.toList());
      return futures.stream().map(Future::resultNow).toList();
    }
  }
}
