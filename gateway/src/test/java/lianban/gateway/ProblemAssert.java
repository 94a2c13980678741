package lianban.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import lianban.kernel.problem.ProblemType;
import tools.jackson.databind.JsonNode;

/** Says that an answer is one complete problem. */
public final class ProblemAssert {

  private ProblemAssert() {}

  /** Checks every member and gives the problem back. */
  public static JsonNode assertProblem(HttpResponse<String> answer, ProblemType type, String hop) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(type.status());
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonNode problem = Door.json(answer);
    assertThat(problem.get("type").asString()).isEqualTo(type.urn());
    assertThat(problem.get("status").asInt()).isEqualTo(type.status());
    assertThat(problem.get("hop").asString()).isEqualTo(hop);
    assertThat(problem.get("mender").asString()).isEqualTo(type.mender().name());
    assertThat(problem.get("title").asString()).isNotBlank();
    assertThat(problem.get("detail").asString()).isNotBlank();
    assertThat(problem.get("action").asString()).isNotBlank();
    assertThat(answer.headers().firstValue("traceparent").orElseThrow())
        .contains(problem.get("traceId").asString());
    return problem;
  }
}
