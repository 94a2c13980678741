package lianban.exchange.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import lianban.exchange.approval.Matter.RefusalRule;
import lianban.service.test.AtOnce;
import org.junit.jupiter.api.Test;

/** What every source of matters does. */
public abstract class MattersContract {

  /** Knows no matter at first. */
  protected abstract Matters matters();

  /** Puts a matter in force, and lets as much time go by as it takes to be noticed. */
  protected abstract void publish(Matter matter);

  @Test
  void knowsNoMatterThatIsNotInForce() {
    publish(matter("home", 1));

    assertThat(matters().current("marriage")).isNull();
    assertThatIllegalStateException().isThrownBy(() -> matters().version("marriage", 1));
  }

  @Test
  void givesTheMatterInForceWithAllItsParts() {
    publish(matter("home", 1));

    assertThat(matters().current("home")).isEqualTo(matter("home", 1));
    assertThat(matters().version("home", 1)).isEqualTo(matter("home", 1));
  }

  @Test
  void keepsVersionsThatWereInForceBesideTheNewOne() {
    for (int version = 1; version <= 11; version++) {
      publish(matter("home", version));
      assertThat(matters().current("home")).isEqualTo(matter("home", version));
    }

    assertThat(matters().version("home", 1)).isEqualTo(matter("home", 1));
    assertThat(matters().version("home", 10)).isEqualTo(matter("home", 10));
    assertThatIllegalStateException().isThrownBy(() -> matters().version("home", 12));
  }

  @Test
  void doesNotMixUpMatters() {
    publish(matter("home", 1));
    publish(matter("home@1", 1));

    assertThat(matters().current("home@1")).isEqualTo(matter("home@1", 1));
    assertThat(matters().current("home")).isEqualTo(matter("home", 1));
  }

  @Test
  void manyAtOnceGetTheSame() throws Exception {
    publish(matter("home", 1));

    var found =
        AtOnce.all(
            8,
            i -> {
              matters().current("home");
              return matters().version("home", 1);
            });

    assertThat(found).containsOnly(matter("home", 1));
  }

  /** A matter told apart by its fee, its form as nobody would write it by hand. */
  public static Matter matter(String id, int version) {
    Matter home = Cases.secondHandHome(RefusalRule.STOP_THE_REST);
    var unusual =
        new Matter.Step(
            "advice",
            "housing",
            Matter.Kind.APPROVAL,
            List.of("tax"),
            List.of("price"),
            null,
            List.of("plan"),
            "form.price == \"1\" && results['tax'].found",
            Matter.Voice.ADVISORY);
    return new Matter(
        id,
        version,
        home.name(),
        home.onRefusal(),
        "{\"$ref\": \"#/$defs/a\", \"a.b\": 1.50,  \"n\": null}",
        Stream.concat(home.steps().stream(), Stream.of(unusual)).toList(),
        List.of(
            home.fees().getFirst(),
            new Matter.Fee("large", "大", new BigDecimal("12345678901234567890.1" + version))),
        List.of(new Matter.Quorum("two", 1, List.of("tax", "title"))),
        2880);
  }
}
