package lianban.gateway.console;

import java.net.URI;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Serves the console's files, and its first page under every path that the page itself routes. */
@Configuration
class ConsoleRoutes {

  private static final Resource FILES = new ClassPathResource("static/console/");
  private static final Resource PAGE = new ClassPathResource("static/console/index.html");

  @Bean
  RouterFunction<ServerResponse> console() {
    RouterFunction<ServerResponse> redirects =
        RouterFunctions.route()
            .GET("/", _ -> toConsole())
            .GET("/console", _ -> toConsole())
            .build();
    RouterFunction<ServerResponse> files =
        RouterFunctions.resources("/console/**", FILES, ConsoleRoutes::cache);
    return PAGE.exists()
        ? redirects.and(RouterFunctions.resource(pages(), PAGE, ConsoleRoutes::cache)).and(files)
        : redirects;
  }

  /** Paths without a file name. */
  private static RequestPredicate pages() {
    return RequestPredicates.path("/console/**").and(ConsoleRoutes::namesNoFile);
  }

  private static boolean namesNoFile(ServerRequest request) {
    String path = request.path();
    return path.indexOf('.', path.lastIndexOf('/')) < 0;
  }

  private static Mono<ServerResponse> toConsole() {
    return ServerResponse.temporaryRedirect(URI.create("/console/")).build();
  }

  /** The names of built assets change with their contents; the page's own does not. */
  private static void cache(Resource file, HttpHeaders headers) {
    boolean page = String.valueOf(file.getFilename()).endsWith(".html");
    headers.setCacheControl(
        page ? CacheControl.noCache() : CacheControl.maxAge(Duration.ofDays(365)).immutable());
  }
}
