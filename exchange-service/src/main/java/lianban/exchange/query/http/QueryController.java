package lianban.exchange.query.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import lianban.exchange.query.Answer;
import lianban.exchange.query.Query;
import lianban.exchange.query.QueryService;
import lianban.kernel.problem.ProblemType;
import lianban.kernel.trace.Traceparent;
import lianban.service.access.Caller;
import lianban.service.problem.ProblemException;
import lianban.service.trace.TraceFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Departments' questions about holders. Each question is a read of its own, so none is repeated.
 */
@RestController
public final class QueryController {

  private final QueryService queries;

  QueryController(QueryService queries) {
    this.queries = queries;
  }

  /**
   * A question; the holder is named by number or by pseudonym.
   *
   * @param dataSets that are asked; null for all that are granted
   */
  record QueryRequest(
      @NotNull @Valid HolderRequest holder,
      @Nullable @Size(min = 1, max = 20) List<@NotBlank @Size(max = 64) String> dataSets,
      @NotBlank @Size(max = 200) String purpose,
      @NotBlank @Size(max = 200) String legalBasis,
      @NotBlank @Size(max = 64) String caseId) {}

  /** Whom the question is about. */
  record HolderRequest(
      @Nullable @Pattern(regexp = "111|001") String idType,
      @Nullable @Size(min = 1, max = 18) String idNumber,
      @Nullable @Pattern(regexp = "[A-Za-z0-9_-]{22}") String pseudonym) {

    boolean isByNumber() {
      return idType != null && idNumber != null && pseudonym == null;
    }

    boolean isByPseudonym() {
      return idType == null && idNumber == null && pseudonym != null;
    }
  }

  @PostMapping("/api/v1/queries")
  Answer ask(
      @AuthenticationPrincipal Caller caller,
      @RequestAttribute(TraceFilter.ATTRIBUTE) Traceparent trace,
      @Valid @RequestBody QueryRequest request) {
    return queries.ask(
        caller,
        new Query(
            holder(request.holder()),
            request.dataSets(),
            request.purpose(),
            request.legalBasis(),
            request.caseId()),
        trace);
  }

  private String holder(HolderRequest holder) {
    String pseudonym = holder.pseudonym();
    if (holder.isByPseudonym() && pseudonym != null) {
      return pseudonym;
    }
    String idType = holder.idType();
    String idNumber = holder.idNumber();
    if (!holder.isByNumber() || idType == null || idNumber == null) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST,
          "The holder is named by idType and idNumber, or by pseudonym alone.");
    }
    return queries.holder(idType, idNumber);
  }
}
