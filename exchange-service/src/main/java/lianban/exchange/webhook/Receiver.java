package lianban.exchange.webhook;

import java.net.URI;
import java.util.Map;

/** Posts to a receiver that nobody trusts. It takes a bounded time and a bounded memory. */
public interface Receiver {

  Answer post(URI url, Map<String, String> headers, String body);
}
