package lianban.housing.contract.http;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lianban.housing.contract.FiledContract;
import lianban.housing.contract.FiledContracts;
import lianban.housing.contract.Price;
import lianban.housing.contract.RegisterUnavailableException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the register's REST interface. "There is no such contract" is believed only in the
 * register's own words: a 404 of anything in between refuses nobody.
 */
public final class RestContracts implements FiledContracts {

  private static final String TOKEN = "Register-Token";
  private static final String UNKNOWN = "CONTRACT_UNKNOWN";
  private static final Duration CONNECT = Duration.ofSeconds(1);

  private final RestClient http;
  private final JsonMapper json;

  /**
   * @param timeout how long one answer may take
   */
  public RestContracts(URI register, String token, Duration timeout, JsonMapper json) {
    var client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    var requests = new JdkClientHttpRequestFactory(client);
    requests.setReadTimeout(timeout);
    this.json = json;
    this.http =
        RestClient.builder()
            .requestFactory(requests)
            .baseUrl(register)
            .defaultHeader(TOKEN, token)
            .build();
  }

  @Override
  public Optional<FiledContract> find(String batch, String contractNo) {
    try {
      return http.get()
          .uri("/register/contracts?batch={batch}&contractNo={contractNo}", batch, contractNo)
          .accept(MediaType.APPLICATION_JSON)
          .exchangeForRequiredValue((request, response) -> read(response, contractNo));
    } catch (RestClientException | JacksonException | IllegalArgumentException e) {
      throw new RegisterUnavailableException("the register gives no answer that makes sense", e);
    }
  }

  private Optional<FiledContract> read(ClientHttpResponse response, String contractNo)
      throws IOException {
    byte[] body = response.getBody().readAllBytes();
    return switch (response.getStatusCode().value()) {
      case 200 -> Optional.of(answerIn(body).contract(contractNo));
      case 404 -> {
        if (UNKNOWN.equals(answerIn(body).code)) {
          yield Optional.empty();
        }
        throw new RegisterUnavailableException("something else than the register answers");
      }
      default -> throw new RegisterUnavailableException("status " + response.getStatusCode());
    };
  }

  private Answer answerIn(byte[] body) {
    @Nullable Answer answer = json.readValue(body, Answer.class);
    if (answer == null) {
      throw new IllegalArgumentException("no answer at all");
    }
    return answer;
  }

  /** Whatever the register may send; nothing of it is believed unseen. */
  private record Answer(
      @Nullable String code,
      @Nullable String contractNo,
      @Nullable BigDecimal price,
      @Nullable BigDecimal floorArea,
      @Nullable List<@Nullable Figures> middle) {

    FiledContract contract(String asked) {
      if (!asked.equals(contractNo) || middle == null) {
        throw new IllegalArgumentException("not the contract that was asked for");
      }
      return new FiledContract(
          priceOf(new Figures(price, floorArea)), middle.stream().map(Answer::priceOf).toList());
    }

    private static Price priceOf(@Nullable Figures figures) {
      if (figures == null || figures.price == null || figures.floorArea == null) {
        throw new IllegalArgumentException("price or floor area is missing");
      }
      return new Price(figures.price, figures.floorArea);
    }
  }

  private record Figures(@Nullable BigDecimal price, @Nullable BigDecimal floorArea) {}
}
