package lianban.department.http;

import java.net.URI;
import lianban.department.DepartmentProperties;
import lianban.service.outbound.GatewayClients;
import lianban.service.outbound.OutboundAutoConfiguration;
import lianban.service.outbound.ServiceClients;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

/** Publishing to the exchange: through the gateway, or straight for who is in its network. */
@AutoConfiguration(after = OutboundAutoConfiguration.class)
@EnableConfigurationProperties(DepartmentProperties.class)
public class ExchangeClientAutoConfiguration {

  @Bean
  ExchangeClient exchangeClient(
      ServiceClients services,
      GatewayClients gateways,
      DepartmentProperties department,
      JsonMapper json) {
    URI gateway = department.gateway();
    return new ExchangeClient(
        gateway == null ? services.of("exchange-service") : gateways.at(gateway), json);
  }
}
