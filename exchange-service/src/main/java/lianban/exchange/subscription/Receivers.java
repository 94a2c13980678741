package lianban.exchange.subscription;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Which addresses may be made receivers. */
public interface Receivers {

  /**
   * What stands against an address, as far as it can be told without looking its name up; null if
   * nothing does. Names are looked up and checked whenever something is sent.
   */
  @Nullable String refusal(URI url);
}
