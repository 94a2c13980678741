package lianban.exchange.deadletter;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import lianban.exchange.deadletter.DeadLetter.Edit;
import lianban.exchange.deadletter.DeadLetter.State;
import lianban.exchange.deadletter.DeadLetters.Selection;
import lianban.exchange.deadletter.Sending.Item;
import lianban.kernel.problem.ProblemType;
import lianban.service.access.Caller;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Looks into dead letters, sends them again, discards them. A subscriber has its own, an operator
 * all of them.
 */
public final class DeadLetterService {

  /** The scope of operators. */
  public static final String OPERATOR = "exchange.operate";

  private final DeadLetters letters;
  private final Sending sending;
  private final EditRules edits;
  private final Duration budget;
  private final InstantSource clock;

  /**
   * @param budget after which a replay begins with no further letter
   */
  public DeadLetterService(
      DeadLetters letters,
      Redelivery redelivery,
      EditRules edits,
      Duration budget,
      InstantSource clock) {
    this.letters = letters;
    this.sending = new Sending(letters, redelivery, clock);
    this.edits = edits;
    this.budget = budget;
    this.clock = clock;
  }

  /**
   * What came of a replay.
   *
   * @param left letters that there was no time for; the same request goes on with them
   */
  public record Replay(List<Item> items, int left) {}

  public List<DeadLetter.Group> groups(Caller caller, Selection asked) {
    return letters.groups(visible(caller, asked));
  }

  public List<DeadLetter> list(Caller caller, Selection asked, @Nullable String after, int limit) {
    return letters.list(visible(caller, asked), after, limit);
  }

  /**
   * One letter.
   *
   * @throws ProblemException if there is none for this caller
   */
  public DeadLetter find(Caller caller, String id) {
    DeadLetter found = letters.find(id);
    if (found == null || !(isOperator(caller) || found.subscriber().equals(own(caller)))) {
      throw new ProblemException(ProblemType.NOT_FOUND, "There is no dead letter " + id + ".");
    }
    return found;
  }

  /** Sends letters by their ids. */
  public Replay replay(Caller caller, List<String> ids, boolean isDryRun) {
    return replay(ids.stream().sorted().distinct().map(id -> find(caller, id)).toList(), isDryRun);
  }

  /**
   * Sends the open letters of a selection, the oldest of each key first, and those that a replay
   * was killed at or nobody told anything of.
   *
   * @param asked its state does not matter
   */
  public Replay replay(Caller caller, Selection asked, int limit, boolean isDryRun) {
    Selection all = visible(caller, asked);
    List<DeadLetter> chosen =
        Stream.of(State.OPEN, State.REPLAYING, State.SENT)
            .flatMap(state -> letters.list(all.in(state), null, limit).stream())
            .filter(sending::isOpen)
            .sorted(Comparator.comparing(DeadLetter::id))
            .limit(limit)
            .toList();
    return replay(chosen, isDryRun);
  }

  /** One after the other: letters of one key keep their order. */
  private Replay replay(List<DeadLetter> chosen, boolean isDryRun) {
    List<Item> items = new ArrayList<>();
    Instant end = clock.instant().plus(budget);
    for (DeadLetter letter : chosen) {
      if (clock.instant().isAfter(end)) {
        break;
      }
      items.add(isDryRun ? sending.rehearse(letter) : sending.send(letter, null));
    }
    return new Replay(items, chosen.size() - items.size());
  }

  /** Gives a letter up, for a reason that stays with it. */
  public DeadLetter discard(Caller caller, String id, String reason) {
    DeadLetter letter = find(caller, id);
    if (letter.state() == State.DISCARDED && reason.equals(letter.reason())) {
      return letter;
    }
    requireOpen(letter);
    return changed(letter.in(State.DISCARDED, reason, clock.instant()));
  }

  /**
   * Proposes other data.
   *
   * @throws ProblemException if it does not satisfy the type's schema
   */
  public DeadLetter propose(Caller caller, String id, JsonNode data) {
    DeadLetter letter = find(caller, id);
    requireOpen(letter);
    edits.check(letter, data);
    if (letter.edits().stream().anyMatch(edit -> isSame(edit, caller, data))) {
      return letter;
    }
    var edit =
        new Edit(
            letter.edits().size() + 1, data.toString(), caller.subject(), clock.instant(), null);
    return changed(letter.edited(edit));
  }

  /** A proposal that is repeated has one effect. */
  private static boolean isSame(Edit edit, Caller caller, JsonNode data) {
    return edit.proposedBy().equals(caller.subject()) && edit.data().equals(data.toString());
  }

  /**
   * Approves a proposal of somebody else, and sends it.
   *
   * @throws ProblemException if it is the caller's own
   */
  public Item approve(Caller caller, String id, int number) {
    DeadLetter letter = find(caller, id);
    requireOpen(letter);
    Edit proposed =
        letter.edits().stream()
            .filter(edit -> edit.number() == number)
            .findFirst()
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemType.NOT_FOUND, "There is no edit " + number + " of it."));
    if (proposed.proposedBy().equals(caller.subject())) {
      throw new ProblemException(
          ProblemType.ACCESS_DENIED, "Another person has to approve what you proposed.");
    }
    var approved =
        new Edit(number, proposed.data(), proposed.proposedBy(), proposed.at(), caller.subject());
    return sending.send(changed(letter.edited(approved)), approved);
  }

  private DeadLetter changed(DeadLetter after) {
    if (!letters.replace(after)) {
      throw new ProblemException(
          ProblemType.CONFLICT, "The dead letter was changed meanwhile; read it and try again.");
    }
    return after;
  }

  private void requireOpen(DeadLetter letter) {
    if (!sending.isOpen(letter)) {
      throw new ProblemException(
          ProblemType.CONFLICT, "The dead letter is " + letter.state() + " and not open.");
    }
  }

  private static Selection visible(Caller caller, Selection asked) {
    return isOperator(caller)
        ? asked
        : new Selection(own(caller), asked.subscription(), asked.cause(), asked.state());
  }

  private static boolean isOperator(Caller caller) {
    return caller.scopes().contains(OPERATOR);
  }

  private static String own(Caller caller) {
    return caller.clientId();
  }
}
