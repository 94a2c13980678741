package lianban.housing;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.cloudevents.CloudEvent;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.Map;
import lianban.department.test.DepartmentTest;
import lianban.department.test.TestExchange;
import lianban.kernel.event.StepAnswered;
import lianban.kernel.event.StepAnswered.Outcome;
import lianban.service.kafka.EventJson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

@DepartmentTest
@TestPropertySource(
    properties = {
      "resilience4j.circuitbreaker.instances.register.minimum-number-of-calls=4",
      "resilience4j.circuitbreaker.instances.register.wait-duration-in-open-state=500ms",
    })
class RegisterDownTest {

  private static final WireMockServer REGISTER =
      new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));

  @Autowired TestExchange exchange;
  @Autowired CircuitBreakerRegistry breakers;
  @Autowired EventJson json;

  @DynamicPropertySource
  static void register(DynamicPropertyRegistry properties) {
    REGISTER.start();
    properties.add("lianban.housing.register-url", REGISTER::baseUrl);
  }

  @AfterAll
  static void stop() {
    REGISTER.stop();
  }

  @Test
  void keepsACaseWaitingUntilTheRegisterIsBackAndRefusesNobody() {
    REGISTER.stubFor(any(anyUrl()).willReturn(serverError()));
    exchange.request("c1-1", "c1", "contract", 1, Map.of("batch", "b", "contractNo", "C1"));
    await()
        .until(() -> breakers.circuitBreaker("register").getState() == CircuitBreaker.State.OPEN);

    REGISTER.stubFor(
        any(anyUrl())
            .willReturn(
                okJson(
                    """
                    {"contractNo": "C1", "price": "1", "floorArea": "1",
                     "middle": [{"price": "1", "floorArea": "1"}]}
                    """)));
    CloudEvent answer = exchange.answers("c1-1", 1).getFirst().value();
    assertThat(json.payload(answer, StepAnswered.class).outcome()).isEqualTo(Outcome.APPROVED);
  }
}
