package lianban.department.http;

import java.net.URI;
import java.util.Set;
import lianban.department.DepartmentProperties;
import lianban.service.outbound.GatewayClients;
import lianban.service.outbound.OutboundAutoConfiguration;
import lianban.service.outbound.ServiceClients;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/** Publishing and asking for proofs: through the gateway, or straight for who is in its network. */
@AutoConfiguration(after = OutboundAutoConfiguration.class)
@EnableConfigurationProperties(DepartmentProperties.class)
public class ExchangeClientAutoConfiguration {

  @Bean
  ExchangeClient exchangeClient(
      ServiceClients services,
      GatewayClients gateways,
      DepartmentProperties department,
      JsonMapper json) {
    return new ExchangeClient(
        exchange(services, gateways, department), json, EventSigner.of(department));
  }

  @Bean
  ProofClient proofClient(
      ServiceClients services, GatewayClients gateways, DepartmentProperties department) {
    return new ProofClient(
        exchange(services, gateways, department), Set.copyOf(department.sealKeys()));
  }

  private static RestClient exchange(
      ServiceClients services, GatewayClients gateways, DepartmentProperties department) {
    URI gateway = department.gateway();
    return gateway == null ? services.of("exchange-service") : gateways.at(gateway);
  }
}
