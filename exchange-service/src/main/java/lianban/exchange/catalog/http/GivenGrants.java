package lianban.exchange.catalog.http;

import java.util.List;
import lianban.exchange.catalog.DataSetGrant;
import lianban.exchange.catalog.Grant;
import org.jspecify.annotations.Nullable;

/**
 * All grants in force, as the catalogue told them.
 *
 * @param tag by which to ask whether they are still the same
 */
record GivenGrants(
    @Nullable String tag,
    List<GivenGrant<Grant>> ofTypes,
    List<GivenGrant<DataSetGrant>> ofDataSets) {
  GivenGrants {
    ofTypes = List.copyOf(ofTypes);
    ofDataSets = List.copyOf(ofDataSets);
  }
}
