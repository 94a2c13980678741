package lianban.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import lianban.exchange.schema.JsonSchemas;
import lianban.kernel.event.StepAnswered;
import lianban.service.kafka.EventJson;
import lianban.service.kafka.UnprocessableEventException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers as the department kit has recorded that departments write them. */
class DepartmentAnswersTest {

  private static final Path RECORDED =
      Path.of("../department-kit/src/test/resources/lianban/department");

  @ParameterizedTest
  @ValueSource(strings = {"approved", "clock-stopped", "refused", "supplement-needed"})
  void areAsTheCatalogueSaysAndAsTheExchangeReadsThem(String name) throws IOException {
    byte[] recorded = Files.readAllBytes(RECORDED.resolve(name + ".json"));
    CloudEvent answer = new JsonFormat().deserialize(recorded);
    byte[] data = Objects.requireNonNull(answer.getData()).toBytes();

    assertThat(
            new JsonSchemas(ServiceJson.MAPPER)
                .faults(
                    CityCatalogue.schema(answer.getType()), ServiceJson.MAPPER.readTree(data), ""))
        .isEmpty();
    StepAnswered read = new EventJson(ServiceJson.MAPPER).payload(answer, StepAnswered.class);
    JsonNode written = ServiceJson.MAPPER.valueToTree(read);
    assertThat(written).isEqualTo(ServiceJson.MAPPER.readTree(data));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/answerId",
        "/caseId",
        "/stepId",
        "/outcome",
        "/workStartedAt",
        "/workFinishedAt",
        "/certificate/type",
        "/certificate/holder",
        "/certificate/holder/name",
        "/items/0/amount"
      })
  void cannotBeReadWhenSomethingIsMissing(String pointer) throws IOException {
    CloudEvent answer =
        new JsonFormat().deserialize(Files.readAllBytes(RECORDED.resolve("approved.json")));
    ObjectNode data =
        (ObjectNode)
            ServiceJson.MAPPER.readTree(Objects.requireNonNull(answer.getData()).toBytes());
    data.putObject("certificate")
        .put("type", "real-estate-right")
        .putObject("holder")
        .put("idType", "111")
        .put("idNumber", "11010519491231002X")
        .put("name", "Zhang San");
    ((ObjectNode) data.get("certificate")).putObject("content");
    data.putArray("items").addObject().put("code", "c").put("name", "n").put("amount", "1.00");
    JsonPointer missing = JsonPointer.compile(pointer);
    assertThat(read(answer, data).caseId()).isNotEmpty();

    ((ObjectNode) data.at(missing.head())).remove(missing.last().getMatchingProperty());

    assertThatExceptionOfType(UnprocessableEventException.class)
        .isThrownBy(() -> read(answer, data));
  }

  private static StepAnswered read(CloudEvent answer, ObjectNode data) {
    CloudEvent changed =
        CloudEventBuilder.v1(answer).withData(ServiceJson.MAPPER.writeValueAsBytes(data)).build();
    return new EventJson(ServiceJson.MAPPER).payload(changed, StepAnswered.class);
  }
}
