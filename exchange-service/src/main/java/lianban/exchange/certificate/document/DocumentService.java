package lianban.exchange.certificate.document;

import java.time.Duration;
import java.time.Instant;
import lianban.exchange.certificate.Certificate.Status;
import lianban.exchange.certificate.lifecycle.Act;
import lianban.exchange.certificate.lifecycle.CertificateDrafting;
import lianban.exchange.certificate.lifecycle.CertificateRecord;
import lianban.exchange.certificate.lifecycle.CertificateRecord.Countersignature;
import lianban.exchange.certificate.lifecycle.CertificateRecord.Version;
import lianban.exchange.certificate.lifecycle.CertificateSecrets;
import lianban.exchange.certificate.lifecycle.CertificateService;
import lianban.exchange.certificate.lifecycle.Holders;
import lianban.exchange.certificate.reliance.CertificateUse;
import lianban.exchange.certificate.reliance.CertificateUses;
import lianban.exchange.proof.key.RegisteredKey;
import lianban.exchange.proof.key.SigningKeys;
import lianban.exchange.subscription.Digests;
import lianban.kernel.event.Party;
import lianban.kernel.problem.ProblemType;
import lianban.proof.CertificateFile;
import lianban.proof.DetachedJws;
import lianban.service.access.Caller;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Gives certificates out as files to their holders and issuers, and makes annotated copies. */
public final class DocumentService {

  private static final Duration LONGEST_COPY = Duration.ofDays(366);

  private final CertificateService certificates;
  private final CertificateDrafting drafting;
  private final CertificateDocuments documents;
  private final AnnotatedCopies copies;
  private final CertificateSecrets secrets;
  private final SigningKeys keys;
  private final Holders holders;
  private final CertificateUses uses;

  public DocumentService(
      CertificateService certificates,
      CertificateDrafting drafting,
      CertificateDocuments documents,
      AnnotatedCopies copies,
      CertificateSecrets secrets,
      SigningKeys keys,
      Holders holders,
      CertificateUses uses) {
    this.certificates = certificates;
    this.drafting = drafting;
    this.documents = documents;
    this.copies = copies;
    this.secrets = secrets;
    this.keys = keys;
    this.holders = holders;
    this.uses = uses;
  }

  /**
   * A certificate for its holder, its issuer, or the client that filed the case.
   *
   * @throws ProblemException for others as if there were none
   */
  public CertificateFile file(Caller caller, String identifier) {
    CertificateRecord record = accessible(caller, identifier);
    return documents.file(record, version(record, identifier), drafting.type(record.type()));
  }

  private CertificateRecord accessible(Caller caller, String identifier) {
    CertificateRecord record = certificates.find(identifier);
    boolean isOwn =
        record.holder().equals(caller.holder())
            || record.issuer().equals(caller.department())
            || (caller.holder() == null
                && caller.department() == null
                && holders.isFiledBy(record.caseId(), caller.clientId()));
    if (!isOwn) {
      throw new ProblemException(
          ProblemType.NOT_FOUND, "You neither hold nor issued a certificate of this number.");
    }
    return record;
  }

  private static Version version(CertificateRecord record, String identifier) {
    Version version = record.version(identifier);
    if (version == null) {
      throw new IllegalStateException("a certificate is found by a version that it has");
    }
    return version;
  }

  /**
   * Makes an annotated copy of a certificate that is valid, or finds the one that the same request
   * made before.
   *
   * @param digest of the request
   * @param until when it may no longer be used
   */
  public AnnotatedCopy makeCopy(
      Caller caller, String identifier, String key, String digest, String purpose, Instant until) {
    CertificateRecord record = accessible(caller, identifier);
    String number =
        secrets.code(
            "copy-number/"
                + caller.clientId()
                + "/"
                + caller.subject()
                + "/"
                + identifier
                + "/"
                + key);
    AnnotatedCopy known = copies.find(number);
    if (known == null) {
      requireValid(record, identifier, until);
      copies.keep(
          new AnnotatedCopy(
              number,
              identifier,
              digest,
              drafting.now(),
              maker(caller, record),
              caller.clientId(),
              purpose,
              until));
      known = copies.find(number);
    }
    if (known == null || !known.digest().equals(digest)) {
      throw new ProblemException(
          ProblemType.IDEMPOTENCY_KEY_REUSED, "Another copy was made under this Idempotency-Key.");
    }
    uses.note(
        record.id(),
        new CertificateUse(
            "copy/" + number,
            known.madeAt(),
            CertificateUse.Kind.COPIED,
            known.maker(),
            purpose,
            null,
            number));
    return known;
  }

  private void requireValid(CertificateRecord record, String identifier, Instant until) {
    Status status = record.statusOn(drafting.today(), identifier);
    if (status != Status.VALID) {
      throw new ProblemException(
          ProblemType.CONFLICT,
          "The certificate is %s, so no copy is made of it.".formatted(status));
    }
    Instant now = drafting.now();
    if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST_COPY))) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST, "until lies ahead, and within 366 days.");
    }
  }

  private String maker(Caller caller, CertificateRecord record) {
    String department = caller.department();
    if (department != null) {
      return department;
    }
    Party party =
        record.party() == null ? holders.party(record.caseId(), record.holder()) : record.party();
    return caller.holder() == null || party == null ? caller.clientId() : party.name();
  }

  /**
   * An annotated copy as a file.
   *
   * @throws ProblemException if there is none, or its time is over
   */
  public CertificateFile copy(Caller caller, String identifier, String number) {
    CertificateRecord record = accessible(caller, identifier);
    AnnotatedCopy copy = copies.find(number);
    if (copy == null || !copy.identifier().equals(identifier)) {
      throw new ProblemException(
          ProblemType.NOT_FOUND, "There is no copy of this number of the certificate.");
    }
    if (copy.isOverAt(drafting.now())) {
      throw new ProblemException(
          ProblemType.CONFLICT, "The copy's time is over; make another one.");
    }
    return documents.copy(record, version(record, identifier), drafting.type(record.type()), copy);
  }

  /**
   * Puts the issuer's own signature on a version.
   *
   * @param jws detached, by a registered key of the caller's department, over the canonical form of
   *     the file's {@code format} and {@code certificate}
   */
  public CertificateRecord countersign(Caller caller, String identifier, String jws) {
    return certificates.act(
        caller,
        identifier,
        "countersign/" + Digests.of(jws),
        jws,
        record -> new Act.Countersign(identifier, signature(record, identifier, jws)));
  }

  private Countersignature signature(CertificateRecord record, String identifier, String jws) {
    byte[] content =
        documents.content(record, version(record, identifier), drafting.type(record.type()));
    String fault = fault(record.issuer(), jws, content);
    if (fault != null) {
      throw new ProblemException(ProblemType.INVALID_SIGNATURE, fault);
    }
    return new Countersignature(DetachedJws.read(jws).keyId(), jws);
  }

  private @Nullable String fault(String department, String jws, byte[] content) {
    DetachedJws signature;
    try {
      signature = DetachedJws.read(jws);
    } catch (IllegalArgumentException e) {
      return "The signature is no detached compact JWS by EdDSA, ES256 or SM2.";
    }
    RegisteredKey key = keys.find(department, signature.keyId());
    if (key == null) {
      return "No key of this kid is registered for your department.";
    }
    String standing = key.fault(drafting.now());
    if (standing != null) {
      return standing;
    }
    return signature.isOf(key.key(), content)
        ? null
        : "The signature is not over the canonical form of format and certificate of the file.";
  }
}
