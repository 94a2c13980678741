package lianban.exchange.certificate.lifecycle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lianban.exchange.certificate.Certificate.Status;
import lianban.kernel.code.CertificateIdentifier;
import lianban.kernel.event.Party;
import org.jspecify.annotations.Nullable;

/**
 * One certificate in all its versions, with everything that its issuer did: stored and changed as
 * one document.
 *
 * @param id what all versions have in common: type code, issuer code and serial, by dots
 * @param revision counts the writes; a write succeeds only on the revision before it
 * @param type key of the certificate type
 * @param issuer department
 * @param holder pseudonym
 * @param party the holder as the certificate names it, null if only the case knows
 * @param holderName all but the first character hidden
 * @param caseId case, or file of the issuer, that it was issued on
 * @param status of the newest version, as far as somebody did something; time alone is in {@link
 *     #statusOn}
 * @param supersededBy the other certificate that took its place
 * @param versions the oldest first, at least one
 * @param history everything that happened, in order
 * @param taken commands that had their effect
 * @param told how much of the history the broker has
 */
public record CertificateRecord(
    String id,
    long revision,
    String type,
    String issuer,
    String holder,
    @Nullable Party party,
    String holderName,
    String caseId,
    Status status,
    @Nullable String supersededBy,
    List<Version> versions,
    List<Entry> history,
    List<Taken> taken,
    long told) {

  public CertificateRecord {
    versions = List.copyOf(versions);
    history = List.copyOf(history);
    taken = List.copyOf(taken);
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("a certificate has a version");
    }
  }

  /**
   * A version.
   *
   * @param identifier GB/T 36904
   * @param typeVersion version of the certificate type that the content satisfies, 0 if the case
   *     alone knows
   * @param validUntil the last day, null for no end
   * @param signatures of the issuer, beside the platform's
   */
  public record Version(
      String identifier,
      int typeVersion,
      Instant issuedAt,
      LocalDate validFrom,
      @Nullable LocalDate validUntil,
      Map<String, Object> content,
      List<Countersignature> signatures) {
    public Version {
      content = Map.copyOf(content);
      signatures = List.copyOf(signatures);
    }
  }

  /**
   * The issuer's own signature.
   *
   * @param keyId of a key that the department registered
   * @param jws detached, over what is certified
   */
  public record Countersignature(String keyId, String jws) {}

  /** What can happen to a certificate. */
  public enum Change {
    ISSUED,
    AMENDED,
    SUPERSEDED,
    SUSPENDED,
    RESUMED,
    REVOKED,
    EXPIRED,
    COUNTERSIGNED
  }

  /**
   * One thing that happened.
   *
   * @param number from 1
   * @param identifier of the version that it happened to
   * @param actor client that did it
   * @param successor what took its place
   */
  public record Entry(
      long number,
      Instant at,
      Change change,
      String identifier,
      String actor,
      @Nullable String reason,
      @Nullable String successor) {}

  /** A command that had its effect, by its own identity and the digest of what it said. */
  public record Taken(String key, String digest) {}

  /** What all versions of a certificate have in common. */
  public static String idOf(CertificateIdentifier identifier) {
    return identifier.typeCode() + "." + identifier.issuer() + "." + identifier.serial();
  }

  /** The version in force, or that was in force last. */
  public Version newest() {
    return versions.getLast();
  }

  /** The version with that identifier, null if there is none. */
  public @Nullable Version version(String identifier) {
    return versions.stream()
        .filter(version -> version.identifier().equals(identifier))
        .findFirst()
        .orElse(null);
  }

  /** Whether the certificate may be relied on that day, asked of its newest version. */
  public Status statusOn(LocalDate day) {
    boolean isOpen = status == Status.VALID || status == Status.SUSPENDED;
    LocalDate last = newest().validUntil();
    return isOpen && last != null && day.isAfter(last) ? Status.EXPIRED : status;
  }

  /** The same of one version: those before the newest are superseded, or revoked with it. */
  public Status statusOn(LocalDate day, String identifier) {
    if (newest().identifier().equals(identifier) || status == Status.REVOKED) {
      return statusOn(day);
    }
    return Status.SUPERSEDED;
  }

  /** What took the place of a version, null if nothing did. */
  public @Nullable String successorOf(String identifier) {
    for (int i = 0; i < versions.size() - 1; i++) {
      if (versions.get(i).identifier().equals(identifier)) {
        return versions.get(i + 1).identifier();
      }
    }
    return supersededBy;
  }

  /** What the broker does not have yet. */
  public List<Entry> untold() {
    return history.stream().filter(entry -> entry.number() > told).toList();
  }

  /** The reason of the last thing of that kind, null if there is none. */
  public @Nullable String reasonOf(Change change) {
    return history.reversed().stream()
        .filter(entry -> entry.change() == change)
        .map(Entry::reason)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** The same after the broker took so much of the history. */
  CertificateRecord told(long number) {
    return with(revision + 1, status, supersededBy, versions, history, taken, number);
  }

  /** The same with another status, as told by what is not in this record. */
  CertificateRecord superseded(String by) {
    return with(revision, Status.SUPERSEDED, by, versions, history, taken, told);
  }

  CertificateRecord with(
      long nextRevision,
      Status nextStatus,
      @Nullable String by,
      List<Version> nextVersions,
      List<Entry> nextHistory,
      List<Taken> nextTaken,
      long nextTold) {
    return new CertificateRecord(
        id,
        nextRevision,
        type,
        issuer,
        holder,
        party,
        holderName,
        caseId,
        nextStatus,
        by,
        nextVersions,
        nextHistory,
        nextTaken,
        nextTold);
  }
}
