package lianban.exchange.catalog;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One grant for whoever asks, until it is taken away or another put in its place. */
public record OneGrant(AtomicReference<@Nullable Grant> grant) implements Grants {

  @Override
  public @Nullable Grant current(String client, @Nullable String department, String type) {
    return grant.get();
  }

  @Override
  public List<Grant> all() {
    Grant one = grant.get();
    return one == null ? List.of() : List.of(one);
  }
}
