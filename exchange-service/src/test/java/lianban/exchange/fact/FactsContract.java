package lianban.exchange.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import lianban.service.test.AtOnce;
import org.junit.jupiter.api.Test;

/** What every store of facts does. */
public abstract class FactsContract {

  private static final Instant NOON = Instant.parse("2026-11-22T04:15:30.123Z");
  private static final String VIEW = "a.b/holder";

  private final String holder = "h" + UUID.randomUUID();
  private final String other = "h" + UUID.randomUUID();

  protected abstract Facts facts();

  private static Fact fact(String subject, String holder, int offset) {
    return new Fact(
        "a.b",
        subject,
        holder,
        "e-" + offset,
        1,
        NOON.plus(Duration.ofHours(offset)),
        offset,
        "{\"n\":%d}".formatted(offset));
  }

  private String own(String subject) {
    return holder + subject;
  }

  @Test
  void keepsTheLatestFactOfEachSubject() {
    var facts = facts();
    facts.keep(VIEW, fact(own("s1"), holder, 1));
    facts.keep(VIEW, fact(own("s2"), holder, 2));
    facts.keep(VIEW, fact(own("s1"), holder, 30));
    facts.keep(VIEW, fact(own("s1"), holder, 5));
    facts.keep(VIEW, fact(own("s1"), holder, 30));
    assertThat(facts.of(VIEW, holder, 10))
        .containsExactlyInAnyOrder(fact(own("s1"), holder, 30), fact(own("s2"), holder, 2));
    assertThat(facts.of(VIEW, other, 10)).isEmpty();
    assertThat(facts.of("a.b/applicant", holder, 10)).isEmpty();
  }

  @Test
  void keepsTheLatestOfWhatComesTogether() {
    var facts = facts();
    facts.keep(VIEW, fact(own("s1"), holder, 4));
    facts.keepAll(
        List.of(
            new Facts.Viewed(VIEW, fact(own("s2"), holder, 8)),
            new Facts.Viewed(VIEW, fact(own("s2"), other, 9)),
            new Facts.Viewed(VIEW, fact(own("s1"), holder, 3)),
            new Facts.Viewed("a.b/applicant", fact(own("s2"), holder, 8))));
    assertThat(facts.of(VIEW, holder, 10)).containsExactly(fact(own("s1"), holder, 4));
    assertThat(facts.of(VIEW, other, 10)).containsExactly(fact(own("s2"), other, 9));
    assertThat(facts.of("a.b/applicant", holder, 10)).containsExactly(fact(own("s2"), holder, 8));
  }

  @Test
  void followsASubjectFromHolderToHolder() {
    var facts = facts();
    facts.keep(VIEW, fact(own("home"), holder, 1));
    facts.keep(VIEW, fact(own("home"), other, 2));
    assertThat(facts.of(VIEW, holder, 10)).isEmpty();
    assertThat(facts.of(VIEW, other, 10)).containsExactly(fact(own("home"), other, 2));
    facts.keep(VIEW, fact(own("home"), holder, 3));
    assertThat(facts.of(VIEW, holder, 10)).containsExactly(fact(own("home"), holder, 3));
  }

  @Test
  void takesTheEventsOfATopicThatWasMadeAnew() {
    var facts = facts();
    facts.keep(VIEW, fact(own("s"), holder, 9));
    var anew = new Fact("a.b", own("s"), holder, "n", 1, NOON.plusSeconds(99_999), 0, "{}");
    facts.keep(VIEW, anew);
    assertThat(facts.of(VIEW, holder, 10)).containsExactly(anew);
  }

  @Test
  void looksBehindSubjectsThatWentToOthers() {
    var facts = facts();
    for (int i = 0; i < 8; i++) {
      facts.keep(VIEW, fact(own("s" + i), holder, i));
      if (i > 1) {
        facts.keep(VIEW, fact(own("s" + i), other, 100 + i));
      }
    }
    assertThat(facts.of(VIEW, holder, 2))
        .extracting(Fact::subject)
        .containsExactlyInAnyOrder(own("s0"), own("s1"));
    assertThat(facts.of(VIEW, other, 3)).hasSize(3);
  }

  @Test
  void endsWithTheLatestWhateverComesAtOnce() throws Exception {
    var facts = facts();
    List<Integer> offsets = IntStream.range(0, 8).boxed().toList();
    AtOnce.all(
        8,
        n -> {
          facts.keep(VIEW, fact(own("s"), holder, offsets.get(n)));
          return true;
        });
    assertThat(facts.of(VIEW, holder, 10)).containsExactly(fact(own("s"), holder, 7));
  }
}
