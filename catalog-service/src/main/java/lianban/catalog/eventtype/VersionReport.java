package lianban.catalog.eventtype;

import java.util.List;
import lianban.catalog.containment.Gap;
import org.jspecify.annotations.Nullable;

/**
 * What a proposed version of an event type would do to those who rely on the versions before.
 *
 * @param digest names the proposal: SHA-256 of its canonical form (RFC 8785), in hex
 * @param current the version in force, null for a new type
 * @param next number of the proposed version
 * @param rule that holds between the two; null for a new type or a new major, which owe nothing
 * @param broken where the rule is broken
 * @param subscribers those who could not read on
 * @param consents names of those without whose consent it is not published
 * @param publishable whether it would be published now
 */
public record VersionReport(
    String type,
    String digest,
    @Nullable Integer current,
    int next,
    int major,
    @Nullable Compatibility rule,
    List<Break> broken,
    List<BrokenSubscriber> subscribers,
    List<Consent> consents,
    boolean publishable) {

  public VersionReport {
    broken = List.copyOf(broken);
    subscribers = List.copyOf(subscribers);
    consents = List.copyOf(consents);
  }

  /**
   * A break of the type's rule.
   *
   * @param direction {@code BACKWARD} or {@code FORWARD}
   */
  public record Break(Compatibility direction, Gap gap) {}

  /**
   * A subscriber who could not read what is published under the proposed version.
   *
   * @param version that it reads by
   */
  public record BrokenSubscriber(String client, int version, List<Gap> gaps) {
    public BrokenSubscriber {
      gaps = List.copyOf(gaps);
    }
  }

  /** A consent that is needed. */
  public record Consent(String client, boolean given) {}

  boolean breaksSomething() {
    return !broken.isEmpty() || !subscribers.isEmpty();
  }
}
