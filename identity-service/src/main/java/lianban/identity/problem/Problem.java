package lianban.identity.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import lianban.kernel.problem.ProblemType.Mender;

/** A problem on the wire (RFC 9457 with the platform's own members). */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String action,
    String hop,
    Mender mender,
    String traceId,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Item> faults) {

  /** One fault with its sentence. */
  public record Item(String pointer, String code, String message) {}
}
