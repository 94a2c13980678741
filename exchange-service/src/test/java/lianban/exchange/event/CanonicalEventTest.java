package lianban.exchange.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.CloudEventDeserializer;
import io.cloudevents.kafka.CloudEventSerializer;
import java.io.IOException;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Random;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class CanonicalEventTest {

  @Test
  void attributesAndDataStandSortedInOneObject() {
    CloudEvent event =
        CloudEventBuilder.v1(event("{\"b\": [1.50, true, null, {}], \"a\": \"\\u5408\\n\\/\"}"))
            .withTime(OffsetDateTime.parse("2026-11-22T16:15:30.100+08:00"))
            .withExtension("count", 5)
            .withExtension("aside", true)
            .build();

    assertThat(text(event))
        .isEqualTo(
            """
            {"aside":"true","count":"5","data":{"a":"合\\n/","b":[1.5,true,null,{}]},\
            "datacontenttype":"application/json","id":"e-1","source":"/housing",\
            "specversion":"1.0","subject":"C-1","time":"2026-11-22T16:15:30.1+08:00",\
            "type":"t"}\
            """);
  }

  @Test
  void withoutDataThereIsNone() {
    CloudEvent event =
        CloudEventBuilder.v1().withId("e-1").withSource(URI.create("/s")).withType("t").build();

    assertThat(text(event))
        .isEqualTo("{\"id\":\"e-1\",\"source\":\"/s\",\"specversion\":\"1.0\",\"type\":\"t\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no JSON",
        "{\"a\":1,\"a\":1}",
        "{} {}",
        "",
        "12345678901234567890",
        "\"\\ud800\""
      })
  void dataThatReadersCouldReadDifferentlyStandsAsBytes(String data) {
    assertThat(text(event(data))).contains("\"data_base64\":").doesNotContain("\"data\":");
  }

  @Test
  void dataOfAnotherTypeStandsAsBytes() {
    CloudEvent event =
        CloudEventBuilder.v1(event("{}")).withDataContentType("application/xml").build();

    assertThat(text(event)).contains("\"data_base64\":\"e30=\"");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, 0",
    "-0.0, 0",
    "1.00, 1",
    "4.50, 4.5",
    "2e-3, 0.002",
    "1e21, 1e+21",
    "100000000000000000000, 100000000000000000000",
    "0.000001, 0.000001",
    "1e-7, 1e-7",
    "9007199254740992, 9007199254740992",
    "-9007199254740992, -9007199254740992",
    "5e-324, 5e-324",
    "1.7976931348623157e308, 1.7976931348623157e+308"
  })
  void numbersAreWrittenAsEcmaScriptDoes(String number, String canonical) {
    assertThat(text(event(number))).contains("\"data\":" + canonical + ",");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9007199254740993",
        "-9007199254740993",
        "12345678901234567890",
        "0.10000000000000000001",
        "333333333.33333329",
        "1e400",
        "-1e400",
        "1e-400",
        "1e999999999",
        "1e-999999999",
        "\"\\ud800\"",
        "\"\\ud800x\"",
        "\"\\udc00\\ud800\"",
        "{\"\\udfff\":1}",
        "[[1, {\"a\":9007199254740993}]]"
      })
  void whatReadersCouldReadDifferentlyHasNoIdentity(String data) {
    assertRefused(data);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theFormIsThatOfTheReferenceImplementation(long seed) throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      String json = "[" + random(random, 4) + "]";
      CloudEvent event = event(json);
      String canonical = new JsonCanonicalizer(json).getEncodedString();

      assertThat(text(event)).contains("\"data\":" + canonical + ",\"datacontenttype\"");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void anEventHasTheSameFormOnItsTopic(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 50; i++) {
      CloudEvent event =
          CloudEventBuilder.v1(event("[" + random(random, 3) + "]"))
              .withId(string(random))
              .withTime(OffsetDateTime.parse("2026-11-22T08:15:30.120Z"))
              .withDataSchema(URI.create("https://example.org/" + random.nextInt()))
              .withExtension("number", random.nextInt())
              .withExtension("flag", random.nextBoolean())
              .withExtension("word", "x" + string(random))
              .build();

      assertThat(text(throughKafka(event))).isEqualTo(text(event));
    }
  }

  @Test
  void whatTheExchangeStampsDoesNotMakeAnotherEvent() {
    CloudEvent event = event("{}");
    CloudEvent stamped =
        CloudEventBuilder.v1(event)
            .withExtension("department", "housing")
            .withExtension("schemaversion", "2")
            .withExtension("traceparent", "00-1")
            .build();

    assertThat(digest(stamped, "{}")).isEqualTo(digest(event, "{}"));
    assertThat(digest(CloudEventBuilder.v1(event).withExtension("caseid", "1").build(), "{}"))
        .isNotEqualTo(digest(event, "{}"));
    assertThat(CanonicalEvent.bytes(stamped)).isNotEqualTo(CanonicalEvent.bytes(event));
  }

  @Test
  void theIdentityHoldsTheDataInCanonicalForm() {
    var identity = EventIdentity.of(event("{}"), tree("{\"b\": 1.0, \"a\": \"合\"}"), 10);

    assertThat(new String(identity.data().toBytes(), UTF_8)).isEqualTo("{\"a\":\"合\",\"b\":1}");
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, application/json",
    "APPLICATION/Json ; Charset=UTF-8, application/json",
    "application/json;charset=\"utf-8\";, application/json",
    "application/vnd.Case+JSON, application/vnd.case+json",
    "application/json; profile=X, application/json;profile=X",
    "application/json; charset=gbk,",
    "text/plain,",
    "json,"
  })
  void aContentTypeHasOneSpelling(String type, String normal) {
    assertThat(JsonContentType.normal(type)).isEqualTo(normal);
  }

  private static void assertRefused(String data) {
    assertThatExceptionOfType(NotInteroperableException.class)
        .isThrownBy(() -> EventIdentity.of(event("{}"), tree(data), 100));
  }

  private static String digest(CloudEvent event, String data) {
    return EventIdentity.of(event, tree(data), 100).digest();
  }

  private static JsonNode tree(String json) {
    return CanonicalEvent.JSON.readTree(json);
  }

  private static String text(CloudEvent event) {
    return new String(CanonicalEvent.bytes(event), UTF_8);
  }

  private static CloudEvent event(String data) {
    return CloudEventBuilder.v1()
        .withId("e-1")
        .withSource(URI.create("/housing"))
        .withType("t")
        .withSubject("C-1")
        .withData("application/json", data.getBytes(UTF_8))
        .build();
  }

  private static CloudEvent throughKafka(CloudEvent event) {
    var headers = new RecordHeaders();
    try (var serializer = new CloudEventSerializer();
        var deserializer = new CloudEventDeserializer()) {
      byte[] value = serializer.serialize("topic", headers, event);
      return deserializer.deserialize("topic", headers, value);
    }
  }

  private static JsonNode random(Random random, int depth) {
    int kind = random.nextInt(depth == 0 ? 4 : 6);
    ArrayNode array = CanonicalEvent.JSON.createArrayNode();
    switch (kind) {
      case 0 -> array.add(string(random));
      case 1 -> array.add(random.nextInt());
      case 2 -> array.add(random.nextBoolean());
      case 3 -> array.add(random.nextGaussian() * Math.pow(10, random.nextInt(60) - 30));
      case 4 -> array.add(random(random, depth - 1)).add(random(random, depth - 1));
      default -> {
        ObjectNode object = CanonicalEvent.JSON.createObjectNode();
        for (int i = random.nextInt(5); i > 0; i--) {
          object.set(string(random), random(random, depth - 1));
        }
        array.add(object);
      }
    }
    return kind == 4 ? array : array.get(0);
  }

  /** Every kind of character: control, ASCII, of two, three and four bytes. */
  private static String string(Random random) {
    return random
        .ints(1 + random.nextInt(8), 0, 5)
        .map(
            kind ->
                switch (kind) {
                  case 0 -> 1 + random.nextInt(0x1f);
                  case 1 -> 0x20 + random.nextInt(0x60);
                  case 2 -> 0x80 + random.nextInt(0x700);
                  case 3 -> 0x4e00 + random.nextInt(0x1000);
                  default -> 0x1f300 + random.nextInt(0x100);
                })
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
