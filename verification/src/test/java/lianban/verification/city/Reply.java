package lianban.verification.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer of the gateway's. */
record Reply(HttpResponse<String> response) {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  int status() {
    return response.statusCode();
  }

  @Nullable String header(String name) {
    return response.headers().firstValue(name).orElse(null);
  }

  /** The one JSON value in the body. */
  JsonNode json() {
    return JSON.readTree(response.body());
  }

  /** The same, given that the status is this. */
  JsonNode json(int expected) {
    assertThat(status()).as("%s", this).isEqualTo(expected);
    return json();
  }

  /** Given that this is one whole problem of a kind. */
  JsonNode problem(int status, String slug, String hop) {
    assertThat(status()).as("%s", this).isEqualTo(status);
    assertThat(header("Content-Type")).startsWith("application/problem+json");
    JsonNode problem = json();
    assertThat(problem.path("type").asString()).isEqualTo("urn:lianban:problem:" + slug);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("hop").asString()).isEqualTo(hop);
    for (String told : new String[] {"title", "detail", "action", "traceId"}) {
      assertThat(problem.path(told).asString("")).as("%s of %s", told, problem).isNotBlank();
    }
    return problem;
  }

  @Override
  public String toString() {
    return response + " " + response.body();
  }
}
