package lianban.launcher.demo.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import lianban.kernel.code.CitizenId;
import lianban.kernel.event.Party;
import org.junit.jupiter.api.Test;

class MadeUpPeopleTest {

  private static final int ROWS = 3000;

  @Test
  void makesTheSamePeopleForTheSameSeed() {
    assertThat(people(7)).isEqualTo(people(7));
    assertThat(people(7)).isNotEqualTo(people(8));
    assertThat(people(7)).isNotEqualTo(MadeUpPeople.generate(7, "other.csv", ROWS));
  }

  @Test
  void givesEverybodyAValidNumberOfTheirOwn() {
    List<String> numbers = everybody(people(1)).map(Party::idNumber).toList();

    assertThat(numbers).hasSize(2 * ROWS).doesNotHaveDuplicates().allMatch(CitizenId::isValid);
  }

  @Test
  void namesPeopleInChinese() {
    assertThat(everybody(people(1)).map(Party::name))
        .allMatch(name -> name.matches("\\p{IsHan}{2,3}"));
  }

  @Test
  void letsTheSellersCardExpireOnEveryHundredthRow() {
    List<Parties> people = people(1);

    assertThat(people.stream().filter(Parties::cardExpired)).hasSize(ROWS / 100);
    assertThat(people.get(99).cardExpired()).isTrue();
    assertThat(people.get(100).cardExpired()).isFalse();
  }

  private static List<Parties> people(long seed) {
    return MadeUpPeople.generate(seed, "file.csv", ROWS);
  }

  private static Stream<Party> everybody(List<Parties> people) {
    return people.stream().flatMap(p -> Stream.of(p.buyer(), p.seller()));
  }
}
