package lianban.exchange.approval;

import java.util.Map;
import lianban.exchange.material.HandedIn;
import lianban.kernel.event.Party;
import org.jspecify.annotations.Nullable;

/**
 * An application as handed in.
 *
 * @param key the filer's idempotency key
 * @param digest of the whole request, to recognise a repetition
 */
public record Application(
    String filedBy,
    String key,
    String digest,
    String matter,
    @Nullable String reference,
    String channel,
    Party applicant,
    Map<String, Object> form,
    HandedIn handedIn,
    String traceparent) {
  public Application {
    form = Map.copyOf(form);
  }
}
