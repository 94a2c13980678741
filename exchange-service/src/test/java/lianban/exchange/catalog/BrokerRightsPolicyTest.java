package lianban.exchange.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import lianban.exchange.catalog.BrokerRight.Action;
import lianban.exchange.catalog.BrokerRight.Target;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerRightsPolicyTest {

  private static final String FILED = "housing.contract.filed";

  @Test
  void aWholeGrantOpensTheTopicItsDeadLettersAndTheReadersGroups() {
    assertThat(wanted(List.of(), grant("tax", FILED, Grant.Rows.ALL, null)))
        .containsExactlyInAnyOrder(
            new BrokerRight("tax", Target.TOPIC, FILED, Action.READ),
            new BrokerRight("tax", Target.TOPIC, FILED + ".dead-letter", Action.WRITE),
            new BrokerRight("tax", Target.TOPIC, "lianban.redelivery.tax", Action.READ),
            new BrokerRight("tax", Target.TOPIC, "lianban.redelivered.tax", Action.WRITE),
            new BrokerRight("tax", Target.GROUP, "tax", Action.READ),
            new BrokerRight("tax", Target.GROUPS, "tax.", Action.READ));
  }

  @Test
  void aGrantOfSomeFieldsOrOwnRowsOpensNothing() {
    assertThat(
            wanted(
                List.of(),
                grant("tax", FILED, Grant.Rows.ALL, Set.of("/price")),
                grant("window", FILED, Grant.Rows.OWN, null)))
        .isEmpty();
  }

  @Test
  void aDepartmentWritesItsOwnAnswersAndNothingElse() {
    List<EventType> types =
        List.of(
            type("lianban.step.answered.tax", "tax", "housing"),
            type("lianban.step.answered.housing", "tax"),
            type(FILED, "housing"),
            type("lianban.case.status", "exchange-service"));

    assertThat(BrokerRightsPolicy.wanted(types, List.of()))
        .containsExactly(
            new BrokerRight("tax", Target.TOPIC, "lianban.step.answered.tax", Action.WRITE));
  }

  @Test
  void theExchangeNeedsNoRight() {
    assertThat(wanted(List.of(), grant("exchange-service", FILED, Grant.Rows.ALL, null))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "tax.office", "", "Tax", "tax*", "User:tax"})
  void noNameOpensMoreThanItself(String name) {
    assertThat(wanted(List.of(), grant(name, FILED, Grant.Rows.ALL, null))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "", "tax", "housing.*", "__consumer_offsets"})
  void noTypeOpensMoreThanItsTopic(String type) {
    assertThat(wanted(List.of(), grant("tax", type, Grant.Rows.ALL, null))).isEmpty();
  }

  @Test
  void whatNoGrantGivesOnATopicOfTheCatalogueIsSurplus() {
    List<EventType> types = List.of(type(FILED, "housing"));
    Set<BrokerRight> wanted = wanted(types, grant("tax", FILED, Grant.Rows.ALL, null));
    var revoked = new BrokerRight("registration", Target.TOPIC, FILED, Action.READ);
    var everything = new BrokerRight("tax", Target.TOPIC, FILED, Action.ANYTHING);
    var letters =
        new BrokerRight("registration", Target.TOPIC, FILED + ".dead-letter", Action.WRITE);
    var anothers = new BrokerRight("weather", Target.TOPIC, "weather.measured", Action.READ);
    var group = new BrokerRight("weather", Target.GROUPS, "weather.", Action.READ);
    var back = new BrokerRight("registration", Target.TOPIC, "lianban.redelivery.tax", Action.READ);
    Set<BrokerRight> present = new HashSet<>(wanted);
    present.addAll(List.of(revoked, everything, letters, anothers, group, back));

    assertThat(BrokerRightsPolicy.surplus(present, wanted, types))
        .containsExactlyInAnyOrder(revoked, everything, letters, back);
  }

  @Test
  void whateverIsGrantedNobodyReadsATopicThatIsNotGrantedWhole() {
    for (long seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      List<EventType> types = types(random);
      List<Grant> grants = grants(random, types);

      Set<BrokerRight> wanted = BrokerRightsPolicy.wanted(types, grants);

      assertThat(wanted)
          .as("seed %d", seed)
          .allSatisfy(right -> assertThat(isDue(right, types, grants)).isTrue());
      Set<BrokerRight> stale = BrokerRightsPolicy.wanted(types, grants(random, types));
      Set<BrokerRight> mended = new HashSet<>(stale);
      mended.removeAll(BrokerRightsPolicy.surplus(stale, wanted, types));
      mended.addAll(wanted);
      assertThat(mended)
          .filteredOn(right -> right.target() == Target.TOPIC)
          .containsExactlyInAnyOrderElementsOf(
              wanted.stream().filter(right -> right.target() == Target.TOPIC).toList());
    }
  }

  private static boolean isDue(BrokerRight right, List<EventType> types, List<Grant> grants) {
    String topic = right.name().replace(".dead-letter", "");
    boolean isReader =
        grants.stream()
            .anyMatch(
                g ->
                    g.subscriber().equals(right.user())
                        && g.fields() == null
                        && g.rows() == Grant.Rows.ALL
                        && (right.target() != Target.TOPIC
                            || isOwnWayBack(right)
                            || g.type().equals(topic)));
    boolean isOwnAnswer =
        right.action() == Action.WRITE
            && right.name().equals("lianban.step.answered." + right.user())
            && types.stream()
                .anyMatch(
                    t -> t.type().equals(right.name()) && t.publishers().contains(right.user()));
    boolean isDeadLetter = right.name().endsWith(".dead-letter");
    return switch (right.target()) {
      case TOPIC ->
          right.action() == Action.READ ? isReader && !isDeadLetter : isOwnAnswer || isReader;
      case GROUP -> isReader && right.name().equals(right.user());
      case GROUPS -> isReader && right.name().equals(right.user() + ".");
    };
  }

  private static boolean isOwnWayBack(BrokerRight right) {
    return right.action() == Action.READ
        ? right.name().equals("lianban.redelivery." + right.user())
        : right.name().equals("lianban.redelivered." + right.user());
  }

  private static List<EventType> types(Random random) {
    List<EventType> types = new ArrayList<>();
    for (String name : List.of("tax", "housing", "registration")) {
      types.add(type(name + ".reported", name));
      types.add(type("lianban.step.requested." + name, "exchange-service"));
      types.add(type("lianban.step.answered." + name, random.nextBoolean() ? name : "utilities"));
    }
    return types;
  }

  private static List<Grant> grants(Random random, List<EventType> types) {
    List<String> users = List.of("tax", "housing", "registration", "utilities", "exchange-service");
    List<Grant> grants = new ArrayList<>();
    for (int i = random.nextInt(12); i > 0; i--) {
      grants.add(
          grant(
              users.get(random.nextInt(users.size())),
              types.get(random.nextInt(types.size())).type(),
              random.nextInt(3) == 0 ? Grant.Rows.OWN : Grant.Rows.ALL,
              random.nextInt(3) == 0 ? Set.of("/a") : null));
    }
    return grants;
  }

  private static Set<BrokerRight> wanted(List<EventType> types, Grant... grants) {
    return BrokerRightsPolicy.wanted(types, List.of(grants));
  }

  private static EventType type(String name, String... publishers) {
    return new EventType(name, 1, "{}", List.of(publishers), null);
  }

  private static Grant grant(
      String subscriber, String type, Grant.Rows rows, @Nullable Set<String> fields) {
    return new Grant(type + "/" + subscriber, subscriber, type, rows, fields, 1);
  }
}
