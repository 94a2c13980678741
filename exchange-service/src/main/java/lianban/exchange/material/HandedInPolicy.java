package lianban.exchange.material;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a material may be handed in. Pure. */
final class HandedInPolicy {

  private HandedInPolicy() {}

  /**
   * What is wrong.
   *
   * @param code stable
   */
  record Wrong(String member, String code, String message) {}

  /**
   * @param rule null if the matter has no such material
   * @param upload null if the filer has no such upload
   * @return null if nothing is wrong
   */
  static @Nullable Wrong wrong(
      HandedIn.Item item,
      boolean mayVerify,
      String matter,
      @Nullable MaterialRule rule,
      @Nullable Upload upload,
      Instant now) {
    if (rule == null) {
      return new Wrong("material", "unknown-material", "The matter asks for no such material.");
    }
    Wrong wrong = upload == null ? unknown() : ofUpload(item, matter, rule, upload, now);
    return wrong != null ? wrong : ofTrust(item.trustClass(), mayVerify, rule);
  }

  static Wrong unknown() {
    return new Wrong("upload", "unknown-upload", "You have no such upload.");
  }

  static Wrong expired() {
    return new Wrong("upload", "expired-upload", "The upload has expired; upload it again.");
  }

  private static @Nullable Wrong ofUpload(
      HandedIn.Item item, String matter, MaterialRule rule, Upload upload, Instant now) {
    Upload.Declared declared = upload.declared();
    if (!declared.material().equals(item.material()) || !declared.matter().equals(matter)) {
      return new Wrong("upload", "another-material", "It was uploaded as another material.");
    }
    if (upload.state() == Upload.State.REJECTED) {
      return new Wrong("upload", "rejected-upload", "Its content was not taken.");
    }
    if (upload.state() == Upload.State.OVER || upload.expiresAt().isBefore(now)) {
      return expired();
    }
    if (upload.state() == Upload.State.OPEN) {
      return new Wrong("upload", "unfinished-upload", "Bytes of it are missing.");
    }
    boolean fits =
        rule.formats().contains(upload.mediaType()) && declared.length() <= rule.mostBytes();
    return fits
        ? null
        : new Wrong("upload", "unsuitable-upload", "The matter has changed and takes it no more.");
  }

  private static @Nullable Wrong ofTrust(TrustClass trust, boolean mayVerify, MaterialRule rule) {
    if (trust == TrustClass.A) {
      return new Wrong("trust", "trust-not-yours", "Only the issuing organ's own has class A.");
    }
    if (trust == TrustClass.B && !mayVerify) {
      return new Wrong("trust", "trust-not-yours", "Class B needs the scope material.verify.");
    }
    return trust.isAtLeast(rule.lowestTrust())
        ? null
        : new Wrong("trust", "trust-too-low", "The matter asks for " + rule.lowestTrust() + ".");
  }
}
