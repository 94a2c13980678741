package lianban.exchange.deadletter.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import lianban.exchange.ServiceJson;
import lianban.exchange.deadletter.Attempt;
import lianban.exchange.deadletter.Cause;
import lianban.exchange.deadletter.DeadLetter;
import lianban.exchange.deadletter.DeadLetter.Edit;
import lianban.exchange.deadletter.DeadLetter.Group;
import lianban.exchange.deadletter.DeadLetter.State;
import lianban.exchange.deadletter.DeadLetters;
import lianban.exchange.deadletter.DeadLetters.Selection;
import lianban.exchange.mongo.JsonDocuments;
import lianban.service.test.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Dead letters in the store. */
@ParameterizedClass
@MethodSource("lianban.service.test.TestDatabase#all")
class MongoDeadLettersTest {

  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00.123Z");
  private static final Selection ALL = new Selection(null, null, null, null);

  private final DeadLetters letters;

  MongoDeadLettersTest(TestDatabase store) {
    letters =
        new MongoDeadLetters(
            store.empty().getCollection("dead_letters"), new JsonDocuments(ServiceJson.MAPPER));
  }

  @Test
  void aLetterThatIsLaidDownAgainStaysAsItIs() {
    DeadLetter first = letter("s-1", 5, Cause.TIMEOUT);
    letters.add(first);
    DeadLetter discarded = first.in(State.DISCARDED, "why", NOW.plusSeconds(1));
    assertThat(letters.replace(discarded)).isTrue();

    letters.add(letter("s-1", 5, Cause.HTTP_4XX));

    assertThat(letters.find(first.id())).isEqualTo(discarded);
    assertThat(letters.replace(first.in(State.REPLAYING, null, NOW))).isFalse();
  }

  @Test
  void listsInTheOrderOfPlacesPageByPage() {
    DeadLetter tenth = letter("s-1", 10, Cause.TIMEOUT);
    DeadLetter ninth = letter("s-1", 9, Cause.TIMEOUT);
    DeadLetter other = letter("s-2", 1, Cause.HTTP_4XX);
    List.of(tenth, other, ninth).forEach(letters::add);

    assertThat(letters.list(ALL, null, 2)).containsExactly(ninth, tenth);
    assertThat(letters.list(ALL, tenth.id(), 2)).containsExactly(other);
    assertThat(letters.list(new Selection(null, "s-2", null, null), null, 9))
        .containsExactly(other);
    assertThat(letters.list(new Selection(null, null, Cause.TIMEOUT, State.OPEN), null, 9))
        .containsExactly(ninth, tenth);
    assertThat(letters.list(new Selection("bank", null, null, null), null, 9)).isEmpty();
  }

  @Test
  void countsByCauseAndState() {
    letters.add(letter("s-1", 1, Cause.TIMEOUT));
    letters.add(letter("s-1", 2, Cause.TIMEOUT));
    DeadLetter third = letter("s-1", 3, Cause.TIMEOUT);
    letters.add(third);
    letters.replace(third.in(State.DISCARDED, "why", NOW));

    assertThat(letters.groups(ALL))
        .containsExactlyInAnyOrder(
            new Group(
                Cause.TIMEOUT,
                State.OPEN,
                2,
                NOW.plusSeconds(1),
                NOW.plusSeconds(2),
                DeadLetter.id("s-1", 0, 1)),
            new Group(
                Cause.TIMEOUT,
                State.DISCARDED,
                1,
                NOW.plusSeconds(3),
                NOW.plusSeconds(3),
                third.id()));
  }

  private static DeadLetter letter(String subscription, long offset, Cause cause) {
    return new DeadLetter(
        DeadLetter.id(subscription, 0, offset),
        subscription,
        "tax",
        "type",
        0,
        offset,
        "e-" + offset,
        "/housing",
        "{\"data\":\"张\"}",
        cause,
        List.of(new Attempt(NOW, 7, cause, null, "told")),
        State.OPEN,
        NOW.plusSeconds(offset),
        NOW,
        null,
        List.of(new Edit(1, "{}", "a", NOW, null)),
        1);
  }
}
