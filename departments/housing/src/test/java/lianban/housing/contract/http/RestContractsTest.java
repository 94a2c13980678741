package lianban.housing.contract.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import lianban.housing.contract.FiledContract;
import lianban.housing.contract.FiledContracts;
import lianban.housing.contract.Price;
import lianban.housing.contract.RegisterUnavailableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class RestContractsTest {

  private static final String GOOD =
      """
      {"contractNo": "C1", "price": "267000.00", "floorArea": "44.0",
       "middle": [{"contractNo": "C1", "price": "267000.00", "floorArea": "44.0"},
                  {"contractNo": "C2", "price": "300000.00", "floorArea": "49.0"}]}
      """;

  private final WireMockServer register =
      new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));

  @BeforeEach
  void start() {
    register.start();
  }

  @AfterEach
  void stop() {
    register.stop();
  }

  @Test
  void readsAContractWithTheMiddleOfItsGroup() {
    register.stubFor(
        get(urlPathEqualTo("/register/contracts"))
            .withQueryParam("batch", equalTo("r7"))
            .withQueryParam("contractNo", equalTo("C1"))
            .withHeader("Register-Token", equalTo("secret"))
            .willReturn(okJson(GOOD)));

    assertThat(contracts().find("r7", "C1"))
        .contains(
            new FiledContract(
                price("267000.00", "44.0"),
                List.of(price("267000.00", "44.0"), price("300000.00", "49.0"))));
  }

  @Test
  void believesTheRegisterThatItHasNoSuchContract() {
    answer(aResponse().withStatus(404).withBody("{\"code\": \"CONTRACT_UNKNOWN\"}"));

    assertThat(contracts().find("r7", "C1")).isEmpty();
  }

  @Test
  void escapesWhatAnApplicantMayHaveWritten() {
    register.stubFor(
        get(urlPathEqualTo("/register/contracts"))
            .withQueryParam("contractNo", equalTo("../C1?&=%2F 购"))
            .willReturn(aResponse().withStatus(404).withBody("{\"code\": \"CONTRACT_UNKNOWN\"}")));

    assertThat(contracts().find("r7", "../C1?&=%2F 购")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "<html>maintenance</html>",
        "null",
        "[]",
        "{}",
        "{\"contractNo\": \"C1\", \"price\": \"dear\", \"floorArea\": \"44.0\", \"middle\": []}",
        "{\"contractNo\": \"C1\", \"price\": true, \"floorArea\": \"44.0\", \"middle\": []}",
        "{\"contractNo\": \"C1\", \"price\": \"1\", \"floorArea\": {}, \"middle\": []}",
        "{\"contractNo\": \"C1\", \"price\": \"1\", \"floorArea\": \"1\", \"middle\": \"none\"}",
        "{\"contractNo\": \"C1\", \"price\": \"1\", \"floorArea\": \"1\", \"middle\": []}",
        "{\"contractNo\": \"C1\", \"price\": \"1\", \"floorArea\": \"1\", \"middle\": [null]}",
        "{\"contractNo\": \"C1\", \"price\": \"1\", \"floorArea\": \"1\", \"middle\": [{}]}",
        "{\"contractNo\": \"C1\", \"price\": \"1\", \"floorArea\": \"0\","
            + " \"middle\": [{\"price\": \"1\", \"floorArea\": \"1\"}]}",
        "{\"contractNo\": \"C2\", \"price\": \"1\", \"floorArea\": \"1\","
            + " \"middle\": [{\"price\": \"1\", \"floorArea\": \"1\"}]}",
      })
  void believesNoAnswerThatMakesNoSense(String body) {
    answer(aResponse().withHeader("Content-Type", "application/json").withBody(body));

    assertUnavailable(contracts());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not found", "{\"code\": \"NO_ROUTE\"}", "{\"status\": 404}", "null"})
  void refusesNobodyForA404OfSomethingElse(String body) {
    answer(aResponse().withStatus(404).withBody(body));

    assertUnavailable(contracts());
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 302, 400, 401, 429, 500, 503})
  void refusesNobodyForAnyOtherStatus(int status) {
    answer(aResponse().withStatus(status).withBody(GOOD));

    assertUnavailable(contracts());
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "MALFORMED_RESPONSE_CHUNK"})
  void refusesNobodyForABrokenConnection(Fault fault) {
    answer(aResponse().withFault(fault));

    assertUnavailable(contracts());
  }

  @Test
  void waitsForNoAnswerLongerThanItsTimeout() {
    answer(okJson(GOOD).withFixedDelay(2_000));

    assertUnavailable(contracts());
  }

  @Test
  void waitsForNoAnswerThatDripsIn() {
    answer(okJson(GOOD).withChunkedDribbleDelay(10, 2_000));

    assertUnavailable(contracts());
  }

  @Test
  void refusesNobodyWhenNobodyListens() {
    var contracts = contracts();
    register.stop();

    assertUnavailable(contracts);
  }

  @Test
  void asksAgainAfterAFault() {
    register.stubFor(
        any(anyUrl())
            .inScenario("mends itself")
            .whenScenarioStateIs(Scenario.STARTED)
            .willSetStateTo("fine")
            .willReturn(aResponse().withStatus(500)));
    register.stubFor(
        any(anyUrl())
            .inScenario("mends itself")
            .whenScenarioStateIs("fine")
            .willReturn(okJson(GOOD)));

    assertThat(resilient(CircuitBreaker.ofDefaults("register")).find("r7", "C1")).isPresent();
  }

  @Test
  void leavesARegisterAloneThatAnswersWithFaultsOnly() {
    answer(aResponse().withStatus(500));
    var breaker =
        CircuitBreaker.of(
            "register",
            CircuitBreakerConfig.custom().slidingWindowSize(4).minimumNumberOfCalls(4).build());
    var contracts = resilient(breaker);

    assertUnavailable(contracts);
    assertThatThrownBy(() -> contracts.find("r7", "C1"))
        .isInstanceOf(CallNotPermittedException.class);
    assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.OPEN);
    assertThat(register.getAllServeEvents()).hasSize(4);
  }

  private FiledContracts contracts() {
    return new RestContracts(
        URI.create(register.baseUrl()), "secret", Duration.ofMillis(300), new JsonMapper());
  }

  private FiledContracts resilient(CircuitBreaker breaker) {
    var retry =
        Retry.of(
            "register",
            RetryConfig.custom()
                .maxAttempts(3)
                .waitDuration(Duration.ofMillis(10))
                .ignoreExceptions(CallNotPermittedException.class)
                .build());
    return new ResilientContracts(contracts(), breaker, retry);
  }

  private void answer(ResponseDefinitionBuilder response) {
    register.stubFor(any(anyUrl()).willReturn(response));
  }

  private static void assertUnavailable(FiledContracts contracts) {
    assertThatThrownBy(() -> contracts.find("r7", "C1"))
        .isInstanceOf(RegisterUnavailableException.class);
  }

  private static Price price(String amount, String floorArea) {
    return new Price(new BigDecimal(amount), new BigDecimal(floorArea));
  }
}
