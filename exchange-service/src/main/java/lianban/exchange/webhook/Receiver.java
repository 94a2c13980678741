package lianban.exchange.webhook;

import java.net.URI;
import java.util.Map;

/** Posts to a receiver that nobody trusts. It takes a bounded time and a bounded memory. */
public interface Receiver {

  /**
   * @param body not to be changed
   */
  Answer post(URI url, Map<String, String> headers, byte[] body);
}
