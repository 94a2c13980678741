package lianban.service.outbound;

import java.net.URI;
import org.springframework.web.client.RestClient;

/** Makes clients for a platform that is seen from outside, through its gateway. */
public interface GatewayClients {

  /**
   * A client that sends this process's own token, which it gets at the same gateway.
   *
   * @param gateway such as {@code https://exchange.example.gov.cn}
   */
  RestClient at(URI gateway);
}
