package lianban.exchange.approval.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lianban.exchange.approval.Annex;
import lianban.exchange.approval.ApprovalCase;
import lianban.exchange.approval.ApprovalCommand;
import lianban.exchange.approval.ApprovalPolicy;
import lianban.exchange.approval.CaseRevisions;
import lianban.exchange.approval.Decision;
import lianban.exchange.approval.Matter;
import lianban.exchange.approval.StepState;
import lianban.kernel.event.CaseStatus.Result;
import lianban.kernel.event.Party;
import org.jspecify.annotations.Nullable;

/**
 * One random history: a random matter, and answers that come late, twice, from the wrong
 * department, out of order and after the close; supplements, payments, corrections and timers at
 * any time; processes that are killed before the change is stored, between the store and the
 * broker, and in the midst of sending. The seed decides everything.
 */
public final class Simulation {

  private static final Instant BEGIN = Instant.parse("2026-11-23T01:00:00Z");
  private static final int RANDOM_COMMANDS = 250;
  private static final int PATIENCE = 5_000;

  private final Random random;
  private final Matter matter;
  private final RandomCommands commands;
  private final Invariants invariants;
  private final SimulatedOutbox outbox;
  private final CaseRevisions revisions;
  private Instant now = BEGIN;
  private ApprovalCase stored;
  private @Nullable ApprovalCommand last;

  private Simulation(long seed) {
    this.random = new Random(seed);
    this.matter = RandomMatters.next(random);
    this.commands = new RandomCommands(random, matter);
    this.invariants = new Invariants(matter);
    this.outbox = new SimulatedOutbox(random);
    this.revisions = new CaseRevisions(outbox, _ -> "{}");
    ApprovalCase blank = blank(random, matter);
    this.stored = revisions.opened(blank, matter, ApprovalPolicy.opening(blank, matter), BEGIN);
  }

  /** How a history ended, and what it was made of. */
  public record Played(Result result, int commands, int accepted) {}

  /**
   * Plays the history of a seed.
   *
   * @throws IllegalStateException with the seed, if a rule is broken
   */
  public static Played play(long seed) {
    try {
      return new Simulation(seed).play();
    } catch (RuntimeException e) {
      throw new IllegalStateException("seed " + seed + ": " + e.getMessage(), e);
    }
  }

  private Played play() {
    int accepted = 0;
    int number = 0;
    while (!stored.isClosed()) {
      Invariants.require(number < PATIENCE, () -> "the case does not end");
      accepted += step(number) ? 1 : 0;
      number++;
    }
    ApprovalCase closed = stored;
    for (int i = 0; i < 5; i++) {
      step(number + i);
    }
    Invariants.require(stored.equals(closed), () -> "a closed case changed");
    settle();
    invariants.checkTimeline(closed);
    Result result = closed.result();
    return new Played(result == null ? Result.REFUSED : result, number, accepted);
  }

  /** What the sweeper does once everybody is quiet. */
  private void settle() {
    outbox.settle(stored);
    outbox.check(stored);
  }

  private boolean step(int number) {
    now = now.plusSeconds(random.nextInt(600));
    ApprovalCommand command = next(number);
    Decision decision = ApprovalPolicy.decide(stored, matter, command, now);
    if (!(decision instanceof Decision.Accepted(var events))) {
      return false;
    }
    if (random.nextInt(25) == 0) {
      outbox.kill();
      return false; // killed before the store had it: as if it had not been said
    }
    ApprovalCase changed =
        revisions.changed(stored, matter, events, command, now, stored.version() + 1);
    invariants.check(stored, changed);
    stored = changed;
    last = command;
    Decision again = ApprovalPolicy.decide(stored, matter, command, now);
    Invariants.require(
        again instanceof Decision.Repeated, () -> "a command had its effect a second time");
    if (random.nextInt(15) == 0) {
      outbox.kill(); // killed between the store and the broker
    } else {
      outbox.relay(stored);
    }
    return true;
  }

  /** Sometimes the command before comes once more, as a network delivers it. */
  private ApprovalCommand next(int number) {
    ApprovalCommand before = last;
    if (before != null && random.nextInt(20) == 0) {
      return before;
    }
    return number < RANDOM_COMMANDS || stored.isClosed()
        ? commands.next(stored, number, now)
        : commands.towardsTheEnd(stored, number, now);
  }

  /** A case before anything happened to it. */
  static ApprovalCase blank(Random random, Matter matter) {
    return new ApprovalCase(
        "0123456789ABCDEF",
        0,
        "202611230123456789ABCDEF",
        matter.id(),
        matter.version(),
        "window",
        null,
        "window",
        "digest",
        new Party("111", "11010519491231002X", "王小明"),
        "holder",
        form(random),
        BEGIN,
        matter.steps().stream().map(StepState::waiting).toList(),
        List.of(),
        null,
        null,
        null,
        null,
        null,
        List.of(),
        List.of(),
        0,
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        Annex.NONE,
        List.of());
  }

  private static Map<String, Object> form(Random random) {
    boolean minor = random.nextBoolean();
    return Map.of(
        "minor",
        minor,
        "price",
        random.nextBoolean() ? "267000.00" : "1267000.00",
        "owners",
        List.of(Map.of("age", minor ? 17 : 40)));
  }
}
