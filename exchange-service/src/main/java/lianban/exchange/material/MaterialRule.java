package lianban.exchange.material;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a matter says about one of its materials.
 *
 * @param shared whether it is had from other departments and not asked of the applicant
 * @param certificateType key of the certificate type that stands for it
 * @param holderField form field that names the certificate's holder; null for the applicant
 * @param formats media types that are taken, the usual ones if empty
 * @param maxMegabytes largest content in MiB, 0 for the largest that is taken at all
 * @param lowestTrust lowest trust class that is taken
 * @param prefills form field to JSON Pointer into the certificate's content
 */
public record MaterialRule(
    String code,
    String name,
    Necessity necessity,
    boolean shared,
    @Nullable String certificateType,
    @Nullable String holderField,
    List<String> formats,
    int maxMegabytes,
    TrustClass lowestTrust,
    Map<String, String> prefills) {

  /** Largest content of all. */
  public static final long MOST_BYTES = 50L << 20;

  /** What offices read everywhere, OFD among them (GB/T 33190). */
  private static final List<String> USUAL_FORMATS =
      List.of("application/pdf", "image/jpeg", "image/png", "application/ofd");

  public MaterialRule {
    formats = formats.isEmpty() ? USUAL_FORMATS : List.copyOf(formats);
    prefills = Map.copyOf(prefills);
  }

  /** Whether an application is complete without it. */
  public enum Necessity {
    REQUIRED,
    OPTIONAL,
    /** It may follow later (容缺受理). */
    DEFERRABLE
  }

  /** The largest content in bytes. */
  public long mostBytes() {
    return maxMegabytes == 0 ? MOST_BYTES : Math.min(MOST_BYTES, (long) maxMegabytes << 20);
  }

  /**
   * Whether an application lacks something without it. What only another department can look up is
   * looked up in its step; what the exchange has looked for itself and not found is asked for.
   */
  boolean isDemanded() {
    return necessity == Necessity.REQUIRED && (!shared || certificateType != null);
  }
}
