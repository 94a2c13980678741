package lianban.service.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.stream.Stream;
import lianban.service.LianbanProperties;
import lianban.service.access.AccessRules;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Describes a service: its address is the gateway, its scopes are those of its access rules. */
@AutoConfiguration
public class OpenApiAutoConfiguration {

  @Bean
  OpenAPI openApi(LianbanProperties lianban, AccessRules rules, Environment environment) {
    return new OpenAPI()
        .info(
            new Info()
                .title("Lianban: " + environment.getRequiredProperty("spring.application.name"))
                .version("v1"))
        .servers(List.of(new Server().url(lianban.issuer())))
        .components(
            new Components()
                .addSecuritySchemes(
                    DescribedAccess.TOKEN, token(lianban.issuer() + "/oauth2/token", rules)));
  }

  @Bean
  OpenApiCustomizer describedAccess(AccessRules rules) {
    return new DescribedAccess(rules);
  }

  private static SecurityScheme token(String address, AccessRules rules) {
    var scopes = new Scopes();
    rules.rules().stream()
        .flatMap(rule -> Stream.ofNullable(rule.scope()))
        .sorted()
        .forEach(scope -> scopes.addString(scope, ""));
    return new SecurityScheme()
        .type(SecurityScheme.Type.OAUTH2)
        .flows(
            new OAuthFlows().clientCredentials(new OAuthFlow().tokenUrl(address).scopes(scopes)));
  }
}
