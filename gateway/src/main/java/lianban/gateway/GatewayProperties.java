package lianban.gateway;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of the gateway; {@code application.yml} explains them.
 *
 * @param bodyLimit largest request body
 * @param streamLimit largest request body of those that are worked on line by line
 * @param contentSecurityPolicy for every answer that brings none of its own
 * @param routes route id → how to reach its service
 * @param access the access table; what no row names is refused
 */
@Validated
@ConfigurationProperties("lianban.gateway")
public record GatewayProperties(
    @Valid Tokens tokens,
    DataSize bodyLimit,
    DataSize streamLimit,
    @NotBlank String contentSecurityPolicy,
    @Valid Breakers breakers,
    @NotEmpty Map<String, @Valid Route> routes,
    @NotEmpty List<@Valid Access> access,
    @Valid Quotas quotas) {

  /**
   * Which tokens count.
   *
   * @param clockSkew by how much another machine's clock may differ
   * @param cacheSize how many verified tokens are remembered
   */
  public record Tokens(
      URI issuer,
      URI jwksUri,
      @NotBlank String audience,
      Duration clockSkew,
      @Positive int cacheSize) {}

  /**
   * When a route counts as broken.
   *
   * @param calls how many of the last calls are looked at
   * @param failurePercent share of them that must have failed
   * @param pause how long a broken route rests before it is tried again
   */
  public record Breakers(@Positive int calls, @Positive int failurePercent, Duration pause) {}

  /**
   * One way to a service.
   *
   * @param service its name in the registry; the route's id where it is missing
   * @param timeout until the answer's head must have come
   * @param concurrent how many calls may be under way at once
   */
  public record Route(
      @Nullable String service, Duration timeout, @DefaultValue("200") @Positive int concurrent) {}

  /**
   * One row of the access table.
   *
   * @param methods HTTP methods; HEAD goes with GET
   * @param path path pattern, such as {@code /api/v1/cases/{caseId}}
   * @param grant {@code public}, {@code loopback} or the scope that is needed
   * @param route route id, or {@code local} for what the gateway itself serves
   * @param streamRoute route id of bodies that are worked on line by line; where it is missing,
   *     such a body is one like any other
   * @param bodyLimit largest body here, where it is not the usual
   */
  public record Access(
      @NotEmpty List<String> methods,
      @NotBlank String path,
      @NotBlank String grant,
      @NotBlank String route,
      @Nullable String streamRoute,
      @Nullable DataSize bodyLimit) {}

  /**
   * How often a client may call.
   *
   * @param anonymous plan of an address that calls public paths
   * @param standard plan of a client that {@code clients} does not name
   * @param clients client id → its plan
   */
  public record Quotas(
      @Valid Plan anonymous, @Valid Plan standard, Map<String, @Valid Plan> clients) {}

  /**
   * A plan.
   *
   * @param perSecond requests per second in the long run
   * @param burst requests at once after a rest
   */
  public record Plan(@Positive long perSecond, @Positive long burst) {}
}
