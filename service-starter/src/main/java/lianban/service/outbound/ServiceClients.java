package lianban.service.outbound;

import org.springframework.web.client.RestClient;

/** Makes clients for other services of the platform. */
public interface ServiceClients {

  /**
   * A client that finds the service by its Eureka name and sends this process's own token.
   *
   * @param service such as {@code catalog-service}
   */
  RestClient of(String service);
}
