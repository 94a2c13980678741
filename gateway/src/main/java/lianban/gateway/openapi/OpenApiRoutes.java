package lianban.gateway.openapi;

import java.util.List;
import lianban.gateway.access.AccessTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The list of all descriptions (OpenAPI); each service answers its own. */
@Configuration
class OpenApiRoutes {

  private static final String DESCRIPTIONS = "/api/v1/openapi/";

  private record Description(String service, String url) {}

  private record Descriptions(List<Description> openapi) {}

  @Bean
  RouterFunction<ServerResponse> openApi(AccessTable table) {
    List<Description> all =
        table.rules().stream()
            .map(rule -> rule.path().getPatternString())
            .filter(path -> path.startsWith(DESCRIPTIONS))
            .sorted()
            .map(path -> new Description(path.substring(DESCRIPTIONS.length()), path))
            .toList();
    return RouterFunctions.route()
        .GET("/openapi", _ -> ServerResponse.ok().bodyValue(new Descriptions(all)))
        .build();
  }
}
