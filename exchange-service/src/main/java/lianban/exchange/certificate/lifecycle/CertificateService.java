package lianban.exchange.certificate.lifecycle;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import lianban.exchange.certificate.Certificate;
import lianban.exchange.certificate.Certificate.Status;
import lianban.exchange.certificate.Certificates;
import lianban.exchange.certificate.lifecycle.CertificateDrafting.Draft;
import lianban.exchange.certificate.lifecycle.CertificateRecord.Taken;
import lianban.kernel.code.CertificateIdentifier;
import lianban.kernel.problem.ProblemType;
import lianban.service.access.Caller;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What issuers do with certificates. A command is acknowledged when the store has it; the registry
 * and the broker follow at once, or through {@link CertificateFollowUp} after a fault.
 */
public final class CertificateService {

  private static final int ATTEMPTS = 20;

  private final CertificateRecords records;
  private final Certificates certificates;
  private final CertificateDrafting drafting;
  private final CertificateFollowUp followUp;

  public CertificateService(
      CertificateRecords records,
      Certificates certificates,
      CertificateDrafting drafting,
      CertificateFollowUp followUp) {
    this.records = records;
    this.certificates = certificates;
    this.drafting = drafting;
    this.followUp = followUp;
  }

  /** A certificate, and whether this request issued it or met it. */
  public record Issued(CertificateRecord record, boolean isNew) {}

  /** What a client issued under a key before, null if nothing. */
  public @Nullable CertificateRecord issuedBefore(Caller caller, String type, String key) {
    return records.find(drafting.idOf(drafting.type(type), caller.clientId(), key));
  }

  /**
   * Issues a certificate, or finds the one that the same request issued before.
   *
   * @param digest of the request
   * @throws ProblemException if the caller's department does not issue the type, or the draft has
   *     faults
   */
  public Issued issue(Caller caller, String key, String digest, Draft draft) {
    CertificateType type = drafting.type(draft.type());
    if (!type.issuer().equals(caller.department())) {
      throw new ProblemException(
          ProblemType.ACCESS_DENIED,
          "Certificates of this type are issued by %s alone.".formatted(type.issuer()));
    }
    CertificateRecord known = records.find(drafting.idOf(type, caller.clientId(), key));
    if (known == null) {
      CertificateRecord made =
          drafting.issued(type, draft, caller.clientId(), new Taken(key, digest));
      if (followUp.store(made)) {
        return new Issued(made, true);
      }
      known = required(records.find(made.id()));
    }
    if (!known.taken().getFirst().digest().equals(digest)) {
      throw new ProblemException(
          ProblemType.IDEMPOTENCY_KEY_REUSED,
          "Something else was issued under this Idempotency-Key.");
    }
    return new Issued(known, false);
  }

  /**
   * Does something with a certificate.
   *
   * @param act made of the certificate as it is
   * @return the certificate afterwards, also if it had been done before
   * @throws ProblemException if it may not be done; nothing is changed then
   */
  public CertificateRecord act(
      Caller caller,
      String identifier,
      String key,
      String digest,
      Function<CertificateRecord, Act> act) {
    String department = caller.department();
    if (department == null) {
      throw new ProblemException(
          ProblemType.ACCESS_DENIED, "Only the department that issued it may do that.");
    }
    CertificateIdentifier number = number(identifier);
    for (int i = 0; i < ATTEMPTS; i++) {
      CertificateRecord state = find(number);
      if (!state.issuer().equals(department)) {
        throw new ProblemException(
            ProblemType.ACCESS_DENIED,
            "Only the department that issued a certificate may do that with it.");
      }
      var command =
          new CertificateCommand(
              caller.clientId() + "/" + key,
              digest,
              department,
              caller.clientId(),
              act.apply(state));
      requireNewest(state, identifier, command);
      CertificateRecord done = execute(state, command);
      if (done != null) {
        return done;
      }
    }
    throw new ProblemException(
        ProblemType.CONFLICT, "Others keep changing this certificate; look at it and try again.");
  }

  /** Whoever looks at a version that was amended meanwhile is told of the newer one. */
  private static void requireNewest(
      CertificateRecord state, String identifier, CertificateCommand command) {
    String newest = state.newest().identifier();
    boolean isDone = state.taken().stream().anyMatch(taken -> taken.key().equals(command.key()));
    if (!isDone && !newest.equals(identifier) && !(command.act() instanceof Act.Countersign)) {
      throw new ProblemException(
          ProblemType.CONFLICT, "The certificate was amended; its number is " + newest + " now.");
    }
  }

  /** What an amendment of this content is. */
  public Act amendment(
      CertificateRecord state,
      Map<String, Object> content,
      @Nullable LocalDate validUntil,
      String reason) {
    return drafting.amendment(state, content, validUntil, reason);
  }

  /** Marks a certificate as expired if its last day is over; else nothing happens. */
  void expire(String id) {
    for (int i = 0; i < ATTEMPTS; i++) {
      CertificateRecord state = loaded(id, firstOf(id));
      if (state == null || state.statusOn(drafting.today()) != Status.EXPIRED) {
        return;
      }
      var command =
          new CertificateCommand(
              "expiry/" + state.newest().identifier(),
              "",
              CertificateCommand.PLATFORM,
              CertificateCommand.PLATFORM,
              new Act.Expire());
      var decision = CertificatePolicy.decide(state, command, drafting.now(), drafting.today());
      if (!(decision instanceof CertificateDecision.Accepted(CertificateRecord after))
          || followUp.store(after)) {
        return;
      }
    }
  }

  /** The first version's number, by which the registry knows what a case issued. */
  private static String firstOf(String id) {
    List<String> parts = List.of(id.split("\\.", -1));
    return new CertificateIdentifier(parts.get(0), parts.get(1), parts.get(2), "001").toString();
  }

  private @Nullable CertificateRecord execute(CertificateRecord state, CertificateCommand command) {
    return switch (CertificatePolicy.decide(state, command, drafting.now(), drafting.today())) {
      case CertificateDecision.Accepted(CertificateRecord after) ->
          followUp.store(after) ? after : null;
      case CertificateDecision.Repeated() -> state;
      case CertificateDecision.Refused(ProblemType problem, String detail) ->
          throw new ProblemException(problem, detail);
    };
  }

  /**
   * The certificate with that number, in all its versions.
   *
   * @throws ProblemException if the number is none, or of no certificate that is known in full
   */
  public CertificateRecord find(String identifier) {
    return find(number(identifier));
  }

  private CertificateRecord find(CertificateIdentifier number) {
    String identifier = number.toString();
    CertificateRecord found = loaded(CertificateRecord.idOf(number), identifier);
    if (found == null || found.version(identifier) == null) {
      throw new ProblemException(
          ProblemType.NOT_FOUND, "No certificate that was issued here has this number.");
    }
    return found;
  }

  private @Nullable CertificateRecord loaded(String id, String identifier) {
    CertificateRecord kept = records.find(id);
    if (kept == null) {
      Certificate issued = certificates.find(identifier);
      kept = issued == null ? null : drafting.adopted(issued);
    }
    return kept == null ? null : reconciled(kept);
  }

  /** A case may have superseded it with another certificate, which the registry alone knows. */
  private CertificateRecord reconciled(CertificateRecord kept) {
    Certificate entered = certificates.find(kept.newest().identifier());
    String by = entered == null ? null : entered.supersededBy();
    boolean isNews = by != null && kept.status() != Status.REVOKED && kept.supersededBy() == null;
    return isNews && by != null ? kept.superseded(by) : kept;
  }

  private static CertificateIdentifier number(String identifier) {
    if (!CertificateIdentifier.isValid(identifier)) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST, "The certificate's number has a wrong form or check.");
    }
    return CertificateIdentifier.parse(identifier);
  }

  private static CertificateRecord required(@Nullable CertificateRecord record) {
    if (record == null) {
      throw new IllegalStateException("what stood against a record is there");
    }
    return record;
  }
}
