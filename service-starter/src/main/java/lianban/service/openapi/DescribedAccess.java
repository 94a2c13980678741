package lianban.service.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.List;
import java.util.Objects;
import lianban.service.access.AccessRule;
import lianban.service.access.AccessRules;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

/** Adds to each operation the scope that it needs, and that it may answer with a problem. */
final class DescribedAccess implements OpenApiCustomizer {

  static final String TOKEN = "token";
  private static final String PROBLEM = "Problem";

  private final AccessRules rules;

  DescribedAccess(AccessRules rules) {
    this.rules = rules;
  }

  @Override
  public void customise(OpenAPI api) {
    // Added now: schemas that nothing refers to when an operation is read are left out.
    api.getComponents().addSchemas(PROBLEM, problem());
    Objects.requireNonNullElseGet(api.getPaths(), Paths::new)
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .forEach((method, operation) -> describe(path, method, operation)));
  }

  private void describe(String path, PathItem.HttpMethod method, Operation operation) {
    AccessRule rule = ruleOf(path, method);
    if (rule != null && rule.scope() != null) {
      operation.addSecurityItem(
          new SecurityRequirement().addList(TOKEN, List.of(Objects.requireNonNull(rule.scope()))));
    }
    operation
        .getResponses()
        .addApiResponse(
            "default",
            new ApiResponse()
                .description("What is wrong, and what to do about it (RFC 9457).")
                .content(
                    new Content()
                        .addMediaType(
                            "application/problem+json",
                            new MediaType()
                                .schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM)))));
  }

  /** As the access rules themselves are matched: against a path, here with names for values. */
  private @Nullable AccessRule ruleOf(String path, PathItem.HttpMethod method) {
    var parsed = PathContainer.parsePath(path.replaceAll("[{}]", ""));
    return rules.rules().stream()
        .filter(rule -> rule.method().name().equals(method.name()))
        .filter(rule -> PathPatternParser.defaultInstance.parse(rule.path()).matches(parsed))
        .findFirst()
        .orElse(null);
  }

  /** RFC 9457, with the members of docs/protocol.md. */
  private static Schema<?> problem() {
    Schema<?> problem = new ObjectSchema();
    for (String member : List.of("type", "title", "detail", "action", "hop", "mender", "traceId")) {
      problem.addProperty(member, new StringSchema());
    }
    return problem;
  }
}
