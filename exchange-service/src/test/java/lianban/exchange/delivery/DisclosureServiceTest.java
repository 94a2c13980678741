package lianban.exchange.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import lianban.exchange.ServiceJson;
import lianban.exchange.catalog.EventType;
import lianban.exchange.catalog.EventTypes;
import lianban.exchange.catalog.Grant;
import lianban.exchange.catalog.OneType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DisclosureServiceTest {

  private static final String TYPE = "housing.contract.filed";
  static final EventTypes TYPES =
      new OneType(new EventType(TYPE, 1, "{}", List.of(), "contractNo"));

  private final DisclosureService disclosure =
      new DisclosureService(ServiceJson.MAPPER, TYPES, new byte[32]);

  private static CloudEvent event(String data) {
    return CloudEventBuilder.v1()
        .withId("e-1")
        .withSource(URI.create("/housing"))
        .withType(TYPE)
        .withSubject("C-1")
        .withTime(OffsetDateTime.parse("2026-11-22T08:15:30Z"))
        .withExtension("department", "housing")
        .withExtension("buyer", "secret")
        .withData("application/json", data.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
        .build();
  }

  private static Grant grant(Grant.Rows rows, @Nullable Set<String> fields, String subscriber) {
    return new Grant("g", subscriber, TYPE, rows, fields, 1);
  }

  private CloudEvent masked(String data, String... fields) {
    var grant = grant(Grant.Rows.ALL, Set.of(fields), "tax");
    return Objects.requireNonNull(disclosure.disclosed(grant, "tax", event(data)));
  }

  private static String data(CloudEvent event) {
    return new String(Objects.requireNonNull(event.getData()).toBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void leavesAnEventAloneOfWhichEverythingIsGranted() {
    var event = event("{'price': 1}");
    assertThat(disclosure.disclosed(grant(Grant.Rows.ALL, null, "tax"), "tax", event))
        .isSameAs(event);
  }

  @Test
  void letsNumbersThroughWithEveryDigit() {
    String numbers = "1.50,0.10000000000000000000000000001,12345678901234567890123,-7";
    assertThat(data(masked("{'contractNo': 'C-1', 'n': [" + numbers + "], 'm': 1.50}", "/n")))
        .isEqualTo("{\"n\":[" + numbers + "]}");
  }

  @Test
  void keepsTheSubjectOnlyWithItsField() {
    String data = "{'contractNo': 'C-1', 'price': '1.00'}";
    assertThat(masked(data, "/price", "/contractNo").getSubject()).isEqualTo("C-1");
    CloudEvent without = masked(data, "/price");
    assertThat(without.getSubject()).isNotEqualTo("C-1").hasSize(22);
    assertThat(new String(new JsonFormat().serialize(without), StandardCharsets.UTF_8))
        .doesNotContain("C-1")
        .doesNotContain("contractNo")
        .doesNotContain("secret");
    assertThat(masked(data, "/price").getSubject()).isEqualTo(without.getSubject());
    var forAnother = grant(Grant.Rows.ALL, Set.of("/price"), "police");
    assertThat(disclosure.disclosed(forAnother, "police", event(data)))
        .extracting(CloudEvent::getSubject)
        .isNotEqualTo(without.getSubject());
  }

  @Test
  void keepsWhatAReceiverKnowsTheEventBy() {
    CloudEvent left = masked("{'price': '1.00'}", "/price");
    assertThat(left.getId()).isEqualTo("e-1");
    assertThat(left.getSource()).hasToString("/housing");
    assertThat(left.getTime()).isEqualTo("2026-11-22T08:15:30Z");
    assertThat(left.getExtensionNames()).containsExactly("department");
  }

  @Test
  void decidesByTheFilerAndMasksIt() {
    var own = grant(Grant.Rows.OWN, Set.of("/price"), "window");
    var event = event("{'filedBy': 'window', 'price': '1.00'}");
    assertThat(disclosure.disclosed(own, "window", event))
        .extracting(DisclosureServiceTest::data)
        .isEqualTo("{\"price\":\"1.00\"}");
    assertThat(disclosure.disclosed(own, "bank", event)).isNull();
    assertThat(disclosure.disclosed(own, "window", event("{'price': '1.00'}"))).isNull();
  }

  @Test
  void leavesOutEventsOfAnotherMajorThanItsReceiverReads() {
    assertThat(versionsSeenBy(2)).containsExactly("2", "3", "5", "01", "x", "none");
    assertThat(versionsSeenBy(3)).containsExactly("2", "3", "5", "01", "x", "none");
    assertThat(versionsSeenBy(4)).containsExactly("4", "5", "01", "x", "none");
  }

  /** Majors are closed from the lowest up, so what is closed is of none that is open. */
  @Test
  void leavesOutWhatIsOpenForAReaderOfAClosedMajorAndTheReverse() {
    assertThat(versionsSeenBy(1)).containsExactly("1", "01", "x", "none");
  }

  /** Of majors 2, 2 and 3 the versions 2, 3 and 4 are open; 1 is closed, 5 not known yet. */
  private List<String> versionsSeenBy(int readBy) {
    var open = List.of(version(2, 2), version(3, 2), version(4, 3));
    var type = new EventType(TYPE, 4, "{}", List.of(), "contractNo", false, open);
    var versioned = new DisclosureService(ServiceJson.MAPPER, new OneType(type), new byte[32]);
    var grant = new Grant("g", "tax", TYPE, Grant.Rows.ALL, null, readBy);
    return Stream.of("1", "2", "3", "4", "5", "01", "x", "none")
        .filter(version -> versioned.disclosed(grant, "tax", madeBy(version)) != null)
        .toList();
  }

  private static EventType.OpenVersion version(int number, int major) {
    return new EventType.OpenVersion(number, major, "{}");
  }

  private static CloudEvent madeBy(String version) {
    CloudEvent event = event("{'price': 1}");
    return version.equals("none")
        ? event
        : CloudEventBuilder.v1(event).withExtension("schemaversion", version).build();
  }

  /** So that it is written once for all of them. */
  @Test
  void whoSeesTheSameIsGivenTheSame() {
    var event = event("{'contractNo': 'C-1', 'price': '1.00'}");
    var all = Set.of("/contractNo", "/price");
    CloudEvent seen = disclosure.disclosed(grant(Grant.Rows.ALL, all, "tax"), "tax", event);

    assertThat(disclosure.disclosed(grant(Grant.Rows.ALL, all, "police"), "police", event))
        .isSameAs(seen);
    var less = grant(Grant.Rows.ALL, Set.of("/contractNo"), "tax");
    assertThat(data(Objects.requireNonNull(disclosure.disclosed(less, "tax", event))))
        .isEqualTo("{\"contractNo\":\"C-1\"}");
    assertThat(SharedEvent.json(Objects.requireNonNull(seen)))
        .isSameAs(SharedEvent.json(seen))
        .isEqualTo(new JsonFormat().serialize(seen));
  }

  @Test
  void letsNothingThroughOfWhatIsNoJson() {
    assertThat(data(masked("secret", "/price"))).isEqualTo("{}");
    var own = grant(Grant.Rows.OWN, null, "window");
    assertThat(disclosure.disclosed(own, "window", event("secret"))).isNull();
  }
}
