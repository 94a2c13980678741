package lianban.housing.contract.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.URI;
import java.time.Duration;
import java.util.stream.Collectors;
import lianban.housing.contract.FiledContract;
import lianban.housing.contract.FiledContracts;
import lianban.housing.contract.FiledContractsContract;
import lianban.housing.contract.Price;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.json.JsonMapper;

class RestFiledContractsTest extends FiledContractsContract {

  private final WireMockServer register =
      new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));

  @BeforeEach
  void start() {
    register.start();
    register.stubFor(
        any(anyUrl())
            .willReturn(aResponse().withStatus(404).withBody("{\"code\": \"CONTRACT_UNKNOWN\"}")));
  }

  @AfterEach
  void stop() {
    register.stop();
  }

  @Override
  protected FiledContracts contracts() {
    return new RestContracts(
        URI.create(register.baseUrl()), "secret", Duration.ofSeconds(5), JsonMapper.shared());
  }

  @Override
  protected void file(String batch, String contractNo, FiledContract contract) {
    register.stubFor(
        get(urlPathEqualTo("/register/contracts"))
            .withQueryParam("batch", equalTo(batch))
            .withQueryParam("contractNo", equalTo(contractNo))
            .willReturn(
                okJson(
                    "{\"contractNo\": %s, %s, \"middle\": [%s]}"
                        .formatted(
                            JsonMapper.shared().writeValueAsString(contractNo),
                            figures(contract.price()),
                            contract.middle().stream()
                                .map(price -> "{" + figures(price) + "}")
                                .collect(Collectors.joining(","))))));
  }

  private static String figures(Price price) {
    return "\"price\": \"%s\", \"floorArea\": \"%s\""
        .formatted(price.amount().toPlainString(), price.floorArea().toPlainString());
  }

  @Override
  protected void breakDown() {
    register.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(503)));
  }
}
