package lianban.exchange.certificate.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import lianban.exchange.certificate.Certificate;
import lianban.exchange.certificate.Certificate.Status;
import lianban.exchange.certificate.Certificates;
import lianban.exchange.certificate.lifecycle.CertificateRecord.Version;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores records and does what follows: the registry shows the new state, the broker gets the
 * event. A note is left before anything is stored and removed when all is done, so that what a
 * killed process left undone is found by {@link #catchUp}. All of it may be done twice.
 */
public final class CertificateFollowUp {

  private static final Logger log = LoggerFactory.getLogger(CertificateFollowUp.class);
  private static final Duration LEFT_BEHIND = Duration.ofSeconds(10);
  private static final Duration NEVER_STORED = Duration.ofMinutes(10);
  private static final int AT_ONCE = 200;

  private final CertificateRecords records;
  private final Certificates certificates;
  private final CertificateEvents events;
  private final Notes unfinished;
  private final Notes expiries;
  private final CertificateDrafting drafting;

  public CertificateFollowUp(
      CertificateRecords records,
      Certificates certificates,
      CertificateEvents events,
      Notes unfinished,
      Notes expiries,
      CertificateDrafting drafting) {
    this.records = records;
    this.certificates = certificates;
    this.events = events;
    this.unfinished = unfinished;
    this.expiries = expiries;
    this.drafting = drafting;
  }

  /** Whether it was stored, and not another revision before it. */
  boolean store(CertificateRecord after) {
    String note = drafting.now() + "/" + after.id() + "/" + after.revision();
    unfinished.add(note);
    noteExpiry(after.id(), after.newest().validUntil());
    boolean isStored = after.revision() == 1 ? records.insert(after) : records.replace(after);
    if (!isStored) {
      unfinished.remove(note);
      return false;
    }
    try {
      follow(after);
      unfinished.remove(note);
    } catch (RuntimeException e) {
      // The class alone: a message may quote what is stored. The note stands, so it is done later.
      log.warn("certificate {} is stored, what follows waits: {}", after.id(), e.getClass());
    }
    return true;
  }

  /** Notes when a certificate that a case issued will have expired. */
  public void noteExpiry(Certificate issued) {
    CertificateRecord adopted = drafting.adopted(issued);
    if (adopted != null) {
      noteExpiry(adopted.id(), adopted.newest().validUntil());
    }
  }

  private void noteExpiry(String id, @Nullable LocalDate lastDay) {
    if (lastDay != null) {
      expiries.add(lastDay.plusDays(1) + "/" + id);
    }
  }

  private void follow(CertificateRecord record) {
    enter(record);
    List<CertificateChanged> untold =
        record.untold().stream().map(entry -> CertificateChanged.of(record, entry)).toList();
    if (untold.isEmpty()) {
      return;
    }
    events.publish(untold);
    // If another change came between, that one tells it again under the same ids.
    boolean isTold = records.replace(record.told(record.history().size()));
    log.debug("certificate {} told: {}", record.id(), isTold);
  }

  private void enter(CertificateRecord record) {
    String before = null;
    for (Version version : record.versions()) {
      certificates.enter(
          new Certificate(
              version.identifier(),
              Status.VALID,
              record.type(),
              record.caseId(),
              record.issuer(),
              record.holder(),
              record.holderName(),
              version.issuedAt(),
              version.content(),
              before,
              null));
      if (before != null) {
        certificates.supersede(before, version.identifier());
      }
      before = version.identifier();
    }
    certificates.mark(
        record.newest().identifier(), record.status(), record.supersededBy(), record.revision());
  }

  /** Does what was left undone. */
  void catchUp() {
    Instant now = drafting.now();
    for (String note : unfinished.before(now.minus(LEFT_BEHIND).toString(), AT_ONCE)) {
      String[] parts = note.split("/", -1);
      CertificateRecord record = records.find(parts[1]);
      boolean isStored = record != null && record.revision() >= Long.parseLong(parts[2]);
      if (record != null && isStored) {
        follow(record);
      }
      if (isStored || Instant.parse(parts[0]).plus(NEVER_STORED).isBefore(now)) {
        unfinished.remove(note);
      }
    }
  }

  /** Certificates whose last day is over, as notes that {@link #isLookedAt} takes back. */
  List<String> due() {
    return expiries.before(drafting.today() + "/~", AT_ONCE);
  }

  /** What a note of {@link #due} is about. */
  static String certificateOf(String note) {
    return note.substring(note.indexOf('/') + 1);
  }

  void isLookedAt(String note) {
    expiries.remove(note);
  }
}
