package lianban.proof;

import static lianban.proof.Check.Subject.CERTIFICATE_SIGNATURE;
import static lianban.proof.Check.Subject.DEPARTMENT_SIGNATURE;
import static lianban.proof.Check.Subject.NUMBER;
import static lianban.proof.Check.Subject.TRUST;
import static lianban.proof.Check.Subject.VALIDITY;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import lianban.kernel.code.CertificateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Checks a certificate by its file alone. That it was suspended or revoked since, no file can tell:
 * that is asked online.
 */
public final class CertificateVerifier {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Statement OTHERWISE =
      new Statement(
          "这份证照文件不成立：其内容或签名与签发时不同，或已过有效期。",
          "This certificate file does not hold: something in it is not as it was issued, or its"
              + " time is over.");

  private final CertificateFile file;
  private final Set<String> trusted;
  private final Instant now;

  private CertificateVerifier(CertificateFile file, Set<String> trusted, Instant now) {
    this.file = file;
    this.trusted = trusted;
    this.now = now;
  }

  /**
   * Checks a file.
   *
   * @param trusted ids of the keys that the platform is known to sign with; empty if they are not
   *     known, which leaves open whose certificate it is
   */
  public static Verification verify(CertificateFile file, Set<String> trusted, Instant now) {
    var verifier = new CertificateVerifier(file, Set.copyOf(trusted), now);
    return new Verification(
        List.of(
            verifier.number(),
            verifier.signature(),
            verifier.trust(),
            verifier.departmentSignature(),
            verifier.validity()),
        statement(file),
        OTHERWISE);
  }

  private Check number() {
    return Check.of(
        NUMBER,
        CertificateIdentifier.isValid(file.field("ZZBS")),
        "ZZBS is no identifier after GB/T 36904");
  }

  private Check signature() {
    VerificationKey key = signer(file.keys());
    return Check.of(
        CERTIFICATE_SIGNATURE, key != null, "no key of the file made a signature over its content");
  }

  private @Nullable VerificationKey signer(List<VerificationKey> keys) {
    for (String signature : file.signatures()) {
      for (VerificationKey key : keys) {
        if (isOf(signature, key)) {
          return key;
        }
      }
    }
    return null;
  }

  private boolean isOf(String signature, VerificationKey key) {
    try {
      return DetachedJws.read(signature).isOf(key, file.content());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private Check trust() {
    VerificationKey key = signer(file.keys());
    if (key == null || trusted.isEmpty()) {
      return Check.leftOut(TRUST, "compare " + (key == null ? "the key" : key.keyId()));
    }
    return Check.of(TRUST, trusted.contains(key.keyId()), "it was signed with " + key.keyId());
  }

  /** Each of the issuer's keys is there because it signed. */
  private Check departmentSignature() {
    if (file.departmentKeys().isEmpty()) {
      return Check.leftOut(DEPARTMENT_SIGNATURE, "the issuer did not sign it itself");
    }
    boolean isSigned =
        file.departmentKeys().stream()
            .allMatch(key -> file.signatures().stream().anyMatch(jws -> isOf(jws, key)));
    return Check.of(DEPARTMENT_SIGNATURE, isSigned, "a key of the issuer did not sign the content");
  }

  private Check validity() {
    try {
      LocalDate today = LocalDate.ofInstant(now, ZONE);
      String last = file.field("ZZYXQJZRQ");
      boolean isOver = !last.isEmpty() && today.isAfter(LocalDate.parse(last));
      boolean isEarly = today.isBefore(LocalDate.parse(file.field("ZZYXQQSRQ")));
      boolean isOldCopy =
          file.copy() != null && !now.isBefore(Instant.parse(file.copyField("JZJYXQJZSJ")));
      String detail = isOldCopy ? "the copy's time is over" : "the certificate is not valid today";
      return Check.of(VALIDITY, !isOver && !isEarly && !isOldCopy, detail);
    } catch (DateTimeException e) {
      return Check.of(VALIDITY, false, "a date is none");
    }
  }

  private static Statement statement(CertificateFile file) {
    String copyZh =
        file.copy() == null
            ? ""
            : "本加注件仅供“%s”使用，有效期至%s。"
                .formatted(file.copyField("JZJZZSY"), file.copyField("JZJYXQJZSJ"));
    String copyEn =
        file.copy() == null
            ? ""
            : " This copy is for \"%s\" alone, until %s."
                .formatted(file.copyField("JZJZZSY"), file.copyField("JZJYXQJZSJ"));
    return new Statement(
        "“%s”（%s）由%s于%s签发，内容未被改动。%s此后是否被暂停或撤销，请在线核验。"
            .formatted(
                file.field("ZZMC"),
                file.field("ZZBS"),
                file.field("ZZBFJG"),
                file.field("ZZBFRQ"),
                copyZh),
        "%s %s was issued by %s on %s and is unchanged.%s Whether it was suspended or revoked since is asked online."
            .formatted(
                file.field("ZZMC"),
                file.field("ZZBS"),
                file.field("ZZBFJG"),
                file.field("ZZBFRQ"),
                copyEn));
  }
}
