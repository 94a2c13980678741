package lianban.catalog.eventtype;

import static lianban.catalog.Samples.brief;
import static lianban.catalog.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import lianban.catalog.eventtype.PinnedSubscribers.PinnedSubscriber;
import lianban.catalog.eventtype.VersionReport.Consent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class VersionCheckTest {

  private static final String SHORT = "{'type': 'object', 'properties': {'a': {'maxLength': 3}}}";
  private static final String LONG = "{'type': 'object', 'properties': {'a': {'maxLength': 9}}}";

  private static EventTypeVersion version(int number, int major, String rule, String schema) {
    var content = (ObjectNode) json("{'type': 'a.b', 'compatibility': '%s'}".formatted(rule));
    content.put("major", major).set("schema", json(schema));
    return new EventTypeVersion(number, content);
  }

  private static VersionCheck check(
      EventTypeVersion next,
      Map<String, Integer> consents,
      List<PinnedSubscriber> subscribers,
      EventTypeVersion... versions) {
    var all =
        List.of(versions).stream()
            .collect(java.util.stream.Collectors.toMap(EventTypeVersion::number, v -> v));
    return new VersionCheck(
        next,
        "d",
        versions.length == 0 ? null : versions[versions.length - 1],
        all,
        subscribers,
        consents);
  }

  private static PinnedSubscriber tax(int version) {
    return new PinnedSubscriber("tax", version, null);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "BACKWARD, LONGER, true",
    "BACKWARD, SHORTER, false",
    "FORWARD, LONGER, false",
    "FORWARD, SHORTER, true",
    "FULL, LONGER, false",
    "FULL, SHORTER, false",
    "FULL, SAME, true",
    "NONE, LONGER, true",
    "NONE, SHORTER, true"
  })
  void keepsTheRuleOfTheVersionInForce(String rule, String change, boolean publishable) {
    String before = change.equals("LONGER") ? SHORT : LONG;
    String after = change.equals("LONGER") || change.equals("SAME") ? LONG : SHORT;
    var report =
        check(version(2, 1, "NONE", after), Map.of(), List.of(), version(1, 1, rule, before))
            .report();
    assertThat(report.publishable()).isEqualTo(publishable);
    assertThat(report.rule()).isEqualTo(Compatibility.valueOf(rule));
  }

  @Test
  void asksOfEverySubscriberWhetherItCanReadOn() {
    var report =
        check(
                version(4, 1, "NONE", LONG),
                Map.of(),
                List.of(tax(1), new PinnedSubscriber("window", 2, null)),
                version(1, 1, "NONE", SHORT),
                version(2, 1, "NONE", LONG),
                version(3, 1, "NONE", SHORT))
            .report();
    assertThat(report.broken()).as("the rule asks nothing").isEmpty();
    assertThat(report.subscribers())
        .singleElement()
        .satisfies(
            hurt -> {
              assertThat(hurt.client()).isEqualTo("tax");
              assertThat(hurt.version()).isEqualTo(1);
              assertThat(hurt.gaps())
                  .extracting(gap -> gap.pointer())
                  .containsExactly("/properties/a/maxLength");
            });
    assertThat(report.publishable()).isFalse();
  }

  @Test
  void sparesSubscribersWhoAreNotGivenTheField() {
    var other = new PinnedSubscriber("tax", 1, Set.of("/b"));
    assertThat(
            check(
                    version(2, 1, "NONE", LONG),
                    Map.of(),
                    List.of(other),
                    version(1, 1, "NONE", SHORT))
                .report()
                .publishable())
        .isTrue();
  }

  @Test
  void isPublishableOnceAllWhoAreHurtConsented() {
    var before = version(1, 1, "FORWARD", SHORT);
    var readers = List.of(tax(1), new PinnedSubscriber("window", 1, null));
    var one = check(version(2, 1, "NONE", LONG), Map.of("tax", 1), readers, before).report();
    var both =
        check(version(2, 1, "NONE", LONG), Map.of("tax", 1, "window", 1), readers, before).report();
    assertThat(one.consents())
        .containsExactly(new Consent("tax", true), new Consent("window", false));
    assertThat(one.publishable()).isFalse();
    assertThat(both.publishable()).isTrue();
  }

  @Test
  void asksAgainWhoReadsByAnotherVersionThanItConsentedFor() {
    assertThat(
            check(
                    version(3, 1, "NONE", LONG),
                    Map.of("tax", 1),
                    List.of(tax(2)),
                    version(1, 1, "NONE", SHORT),
                    version(2, 1, "NONE", SHORT))
                .report()
                .publishable())
        .isFalse();
  }

  /** Who has not moved up yet may find old events unreadable when it does. */
  @Test
  void asksEverySubscriberWhereTheRuleIsBroken() {
    var report =
        check(
                version(2, 1, "NONE", SHORT),
                Map.of(),
                List.of(tax(1)),
                version(1, 1, "BACKWARD", LONG))
            .report();
    assertThat(report.subscribers()).isEmpty();
    assertThat(report.consents()).containsExactly(new Consent("tax", false));
    assertThat(report.publishable()).isFalse();
  }

  @Test
  void owesNothingToTheMajorBefore() {
    var report =
        check(version(2, 2, "FULL", LONG), Map.of(), List.of(tax(1)), version(1, 1, "FULL", SHORT))
            .report();
    assertThat(report.publishable()).isTrue();
    assertThat(report.rule()).isNull();
  }

  @Test
  void hurtsWhoReadsByAMajorThatIsClosed() {
    EventTypeVersion next = version(2, 2, "FULL", LONG);
    ((ObjectNode) next.content()).put("openFrom", 2);
    assertThat(check(next, Map.of(), List.of(tax(1)), version(1, 1, "FULL", SHORT)).report())
        .satisfies(
            report -> {
              assertThat(report.subscribers().getFirst().gaps().getFirst().code())
                  .isEqualTo("major-closed");
              assertThat(report.publishable()).isFalse();
            });
  }

  @ParameterizedTest(name = "{0} after {1}: {2}")
  @CsvSource({
    "1, 0, ''",
    "2, 0, /major major-order",
    "1, 1, ''",
    "2, 1, ''",
    "3, 1, /major major-order",
    "1, 2, /major major-order"
  })
  void countsMajorsOneByOne(int next, int current, String fault) {
    var versions =
        current == 0
            ? new EventTypeVersion[0]
            : new EventTypeVersion[] {version(1, current, "NONE", SHORT)};
    assertThat(
            brief(check(version(2, next, "NONE", SHORT), Map.of(), List.of(), versions).faults()))
        .isEqualTo(fault.isEmpty() ? List.of() : List.of(fault));
  }

  @Test
  void refusesReadersOfVersionsThatAreNotThereYet() {
    EventTypeVersion next = version(1, 1, "NONE", SHORT);
    ((ObjectNode) next.content())
        .set("subscribers", json("[{'client': 'tax'}, {'client': 'window', 'version': 2}]"));
    assertThat(brief(check(next, Map.of(), List.of()).faults()))
        .containsExactly("/subscribers/1/version unknown-version");
  }
}
