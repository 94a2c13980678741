package lianban.exchange.clock;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import tools.jackson.databind.json.JsonMapper;

/** Limits of matters' versions, which never change: once known, they are kept for good. */
public final class KnownLimits {

  private final ClockCatalogue catalogue;
  private final KeptDefinitions kept;
  private final JsonMapper json;
  private final Cache<String, MatterLimits> known =
      Caffeine.newBuilder().maximumSize(10_000).build();

  public KnownLimits(ClockCatalogue catalogue, KeptDefinitions kept, JsonMapper json) {
    this.catalogue = catalogue;
    this.kept = kept;
    this.json = json;
  }

  /** The limits of the version that a case is pinned to. */
  public MatterLimits of(String matter, int version) {
    String name = "limits/" + matter + "@" + version;
    MatterLimits found = known.getIfPresent(name);
    if (found == null) {
      found = find(name, matter, version);
      known.put(name, found);
    }
    return found;
  }

  private MatterLimits find(String name, String matter, int version) {
    String text = kept.find(name);
    if (text != null) {
      return json.readValue(text, MatterLimits.class);
    }
    MatterLimits told = catalogue.limits(matter, version);
    kept.keep(name, json.writeValueAsString(told));
    return told;
  }
}
