package lianban.publicsecurity.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import lianban.service.test.AtOnce;
import org.junit.jupiter.api.Test;

/** What every register of persons does. */
public abstract class PersonsContract {

  private static final Person LI = new Person("A", "李雷", LocalDate.of(2026, 12, 31));
  private static final Person HAN = new Person("B", "Han Meimei", LocalDate.of(2999, 1, 1));

  /** An empty one. */
  protected abstract Persons persons();

  @Test
  void findsThoseWhoAreKnownAndNobodyElse() {
    persons().enter(List.of(LI, HAN));

    assertThat(persons().find(List.of("A", "C"))).isEqualTo(Map.of("A", LI));
    assertThat(persons().find(List.of("B", "A"))).isEqualTo(Map.of("A", LI, "B", HAN));
    assertThat(persons().find(List.of("C", ""))).isEmpty();
    assertThat(persons().find(List.of())).isEmpty();
  }

  @Test
  void enteringNobodyIsNothing() {
    persons().enter(List.of());

    assertThat(persons().find(List.of("A"))).isEmpty();
  }

  @Test
  void replacesWhoIsKnown() {
    persons().enter(List.of(LI, HAN));
    var renewed = new Person("A", "李蕾", LocalDate.of(2046, 2, 28));

    persons().enter(List.of(renewed));

    assertThat(persons().find(List.of("A", "B"))).isEqualTo(Map.of("A", renewed, "B", HAN));
  }

  @Test
  void theLastOfOneFeedCounts() {
    persons().enter(List.of(new Person("A", "Nobody", LocalDate.of(2000, 1, 1)), HAN, LI));

    assertThat(persons().find(List.of("A"))).isEqualTo(Map.of("A", LI));
  }

  @Test
  void manyFeedsAtOnceLoseNobody() throws Exception {
    AtOnce.all(
        8,
        i -> {
          persons().enter(List.of(LI, new Person("P" + i, "P", LocalDate.of(2030, 1, 1 + i))));
          return i;
        });

    assertThat(persons().find(List.of("A", "P0", "P1", "P2", "P3", "P4", "P5", "P6", "P7")))
        .hasSize(9)
        .containsEntry("P7", new Person("P7", "P", LocalDate.of(2030, 1, 8)));
  }
}
