package lianban.identity.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import lianban.kernel.problem.ProblemType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems where no controller is reached: in filters. */
@Component
public final class ProblemWriter {

  private final Problems problems;
  private final JsonMapper json;

  ProblemWriter(Problems problems, JsonMapper json) {
    this.problems = problems;
    this.json = json;
  }

  /**
   * @throws IOException if the connection broke
   */
  public void write(
      HttpServletRequest request, HttpServletResponse response, ProblemType type, String detail)
      throws IOException {
    response.setStatus(type.status());
    response.setContentType(ProblemType.MEDIA_TYPE);
    response
        .getOutputStream()
        .write(json.writeValueAsBytes(problems.describe(request, type, detail, List.of())));
  }
}
