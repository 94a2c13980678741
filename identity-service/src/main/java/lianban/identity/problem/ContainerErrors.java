package lianban.identity.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import lianban.kernel.problem.ProblemType;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Words what a filter or the container refused with a bare status. */
@RestController
class ContainerErrors implements ErrorController {

  private final Problems problems;

  ContainerErrors(Problems problems) {
    this.problems = problems;
  }

  @RequestMapping("/error")
  ResponseEntity<Problem> show(HttpServletRequest request) {
    ProblemType type =
        switch (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE)) {
          case Integer status when status == 404 -> ProblemType.NOT_FOUND;
          case Integer status when status == 405 -> ProblemType.METHOD_NOT_ALLOWED;
          case Integer status when status == 401 -> ProblemType.UNAUTHENTICATED;
          case Integer status when status == 403 -> ProblemType.ACCESS_DENIED;
          case Integer status when status < 500 -> ProblemType.MALFORMED_REQUEST;
          case null, default -> ProblemType.INTERNAL_ERROR;
        };
    return ResponseEntity.status(type.status())
        .contentType(MediaType.valueOf(ProblemType.MEDIA_TYPE))
        .body(problems.describe(request, type, detail(request, type), List.of()));
  }

  /** What the refusing filter said; of a fault, nothing. */
  private static String detail(HttpServletRequest request, ProblemType type) {
    return type.status() < 500
            && request.getAttribute(RequestDispatcher.ERROR_MESSAGE) instanceof String said
            && !said.isBlank()
        ? said
        : "The request was not carried out.";
  }
}
