package lianban.service;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where a service finds the others.
 *
 * @param host address this process binds to
 * @param port port this process listens on
 * @param issuer public address of the gateway, issuer of tokens
 * @param jwksUri where token keys are fetched
 * @param mongodb connection string without a database
 * @param clientSecret this process's own secret at identity-service; empty: it cannot call others
 */
@Validated
@ConfigurationProperties("lianban")
public record LianbanProperties(
    @NotBlank String host,
    int port,
    @NotBlank String issuer,
    @NotBlank String jwksUri,
    @NotBlank String mongodb,
    @DefaultValue("") String clientSecret) {

  /** Leaves the secret out. */
  @Override
  public String toString() {
    return "LianbanProperties[%s:%d, issuer %s]".formatted(host, port, issuer);
  }
}
