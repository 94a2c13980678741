package lianban.exchange.certificate.document;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import lianban.exchange.certificate.Certificate.Status;
import lianban.exchange.certificate.lifecycle.CertificateDrafting;
import lianban.exchange.certificate.lifecycle.CertificateRecord;
import lianban.exchange.certificate.lifecycle.CertificateRecord.Version;
import lianban.exchange.certificate.lifecycle.CertificateSecrets;
import lianban.exchange.certificate.lifecycle.CertificateService;
import lianban.exchange.certificate.lifecycle.CertificateType;
import lianban.exchange.certificate.reliance.CertificateUse;
import lianban.exchange.certificate.reliance.CertificateUses;
import lianban.kernel.code.CertificateIdentifier;
import lianban.kernel.problem.ProblemType;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells anybody how a certificate stands who has its number and the code beside it. A wrong code is
 * answered like a number of nothing, so that trying numbers tells nothing.
 */
public final class VerificationService {

  private static final int REMEMBERED = 50_000;

  private final CertificateService certificates;
  private final CertificateDrafting drafting;
  private final AnnotatedCopies copies;
  private final CertificateSecrets secrets;
  private final CertificateUses uses;
  private final JsonMapper json;
  private final Cache<String, Boolean> noted =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  public VerificationService(
      CertificateService certificates,
      CertificateDrafting drafting,
      AnnotatedCopies copies,
      CertificateSecrets secrets,
      CertificateUses uses,
      JsonMapper json) {
    this.certificates = certificates;
    this.drafting = drafting;
    this.copies = copies;
    this.secrets = secrets;
    this.uses = uses;
    this.json = json;
  }

  /**
   * How a certificate, or a copy of it, stands at this moment.
   *
   * @param code beside the number
   * @param copyNumber of an annotated copy, null for the certificate itself
   * @throws ProblemException if number and code do not belong together
   */
  public PublicVerification verify(String identifier, String code, @Nullable String copyNumber) {
    String coded = copyNumber == null ? identifier : CertificateDocuments.copyKey(copyNumber);
    if (!CertificateIdentifier.isValid(identifier) || !secrets.isCode(coded, code)) {
      throw unknown();
    }
    AnnotatedCopy copy = copyNumber == null ? null : copies.find(copyNumber);
    if (copyNumber != null && (copy == null || !copy.identifier().equals(identifier))) {
      throw unknown();
    }
    CertificateRecord record = certificates.find(identifier);
    Version version = record.version(identifier);
    if (version == null) {
      throw unknown();
    }
    note(record, copyNumber);
    return verification(record, version, copy);
  }

  private static ProblemException unknown() {
    return new ProblemException(
        ProblemType.NOT_FOUND,
        "No certificate has this number and this code. Both stand on the certificate.");
  }

  private PublicVerification verification(
      CertificateRecord record, Version version, @Nullable AnnotatedCopy copy) {
    CertificateType type = drafting.type(record.type());
    Status status = record.statusOn(drafting.today(), version.identifier());
    Instant now = drafting.now();
    return new PublicVerification(
        version.identifier(),
        status,
        now,
        record.type(),
        type.name(),
        type.nameInEnglish(),
        record.issuer(),
        type.issuerName(),
        record.holderName(),
        version.issuedAt(),
        version.validFrom(),
        version.validUntil(),
        open(version, type.hidden()),
        record.successorOf(version.identifier()),
        copy == null ? null : told(copy, status, now));
  }

  private static PublicVerification.Copy told(AnnotatedCopy copy, Status status, Instant now) {
    return new PublicVerification.Copy(
        copy.number(),
        status == Status.VALID && copy.isOverAt(now) ? Status.EXPIRED : status,
        copy.purpose(),
        copy.madeAt(),
        copy.until());
  }

  private JsonNode open(Version version, Set<String> hidden) {
    ObjectNode content = json.valueToTree(version.content());
    for (String pointer : hidden) {
      int last = pointer.lastIndexOf('/');
      String name = pointer.substring(last + 1).replace("~1", "/").replace("~0", "~");
      if (content.at(pointer.substring(0, last)) instanceof ObjectNode parent) {
        parent.remove(name);
      }
    }
    return content;
  }

  /** Once a day: that it was verified says something, how often may be a robot. */
  private void note(CertificateRecord record, @Nullable String copy) {
    LocalDate day = LocalDate.ofInstant(drafting.now(), ZoneOffset.UTC);
    String id = "verified/" + day + (copy == null ? "" : "/" + copy);
    if (noted.asMap().putIfAbsent(record.id() + "/" + id, true) == null) {
      uses.note(
          record.id(),
          new CertificateUse(
              id,
              day.atStartOfDay(ZoneOffset.UTC).toInstant(),
              CertificateUse.Kind.VERIFIED,
              "public",
              null,
              null,
              copy));
    }
  }
}
