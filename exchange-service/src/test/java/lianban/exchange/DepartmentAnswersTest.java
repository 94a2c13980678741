package lianban.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import lianban.exchange.schema.JsonSchemas;
import lianban.kernel.event.StepAnswered;
import lianban.service.kafka.EventJson;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

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
}
