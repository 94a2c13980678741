package lianban.exchange.certificate.lifecycle;

import java.time.LocalDate;
import java.util.Map;
import lianban.exchange.certificate.lifecycle.CertificateRecord.Countersignature;
import org.jspecify.annotations.Nullable;

/** What can be done with a certificate that is there. */
public sealed interface Act {

  /**
   * A new version takes the place of the newest.
   *
   * @param typeVersion version of the type that the content satisfies
   * @param validUntil the last day, null for no end
   */
  record Amend(
      Map<String, Object> content, int typeVersion, @Nullable LocalDate validUntil, String reason)
      implements Act {
    public Amend {
      content = Map.copyOf(content);
    }
  }

  /** Another certificate takes its place. */
  record Supersede(String by, String reason) implements Act {}

  record Suspend(String reason) implements Act {}

  record Resume(String reason) implements Act {}

  record Revoke(String reason) implements Act {}

  /** Its last day is over; the platform alone says so. */
  record Expire() implements Act {}

  /** The issuer signs a version, beside the platform. */
  record Countersign(String identifier, Countersignature signature) implements Act {}
}
