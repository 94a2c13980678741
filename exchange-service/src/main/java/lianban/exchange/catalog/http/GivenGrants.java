package lianban.exchange.catalog.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All grants in force, as the catalogue told them.
 *
 * @param tag by which to ask whether they are still the same
 */
record GivenGrants(@Nullable String tag, List<GivenGrant> grants) {

  GivenGrants {
    grants = List.copyOf(grants);
  }
}
