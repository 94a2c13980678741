package lianban.exchange.material;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a matter says about how it is applied for.
 *
 * @param channels by which it can be filed beside a window, which takes every matter (全市通办)
 */
public record Intake(Set<String> channels, List<MaterialRule> materials) {

  /** Of a version that was pinned before the exchange knew of materials: any channel, none. */
  public static final Intake UNKNOWN = new Intake(Set.of(), List.of());

  public Intake {
    channels = Set.copyOf(channels);
    materials = List.copyOf(materials);
  }

  /** The material of that code, null if the matter has none. */
  public @Nullable MaterialRule material(String code) {
    return materials.stream().filter(rule -> rule.code().equals(code)).findFirst().orElse(null);
  }

  /** Whether an application has anything to do with materials at all. */
  public boolean isConcerned() {
    return materials.stream().anyMatch(rule -> rule.isDemanded() || rule.certificateType() != null);
  }
}
