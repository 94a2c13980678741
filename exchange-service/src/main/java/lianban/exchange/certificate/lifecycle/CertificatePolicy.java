package lianban.exchange.certificate.lifecycle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import lianban.exchange.certificate.Certificate.Status;
import lianban.exchange.certificate.lifecycle.CertificateDecision.Accepted;
import lianban.exchange.certificate.lifecycle.CertificateDecision.Refused;
import lianban.exchange.certificate.lifecycle.CertificateRecord.Change;
import lianban.exchange.certificate.lifecycle.CertificateRecord.Entry;
import lianban.exchange.certificate.lifecycle.CertificateRecord.Taken;
import lianban.exchange.certificate.lifecycle.CertificateRecord.Version;
import lianban.kernel.code.CertificateIdentifier;
import lianban.kernel.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * The life of a certificate. Pure: the same record, command and time always give the same decision.
 *
 * <pre>
 * VALID      amend → VALID, the version before superseded
 *            suspend → SUSPENDED   supersede → SUPERSEDED   revoke → REVOKED   expire → EXPIRED
 * SUSPENDED  resume → VALID        supersede → SUPERSEDED   revoke → REVOKED   expire → EXPIRED
 * EXPIRED    supersede → SUPERSEDED                         revoke → REVOKED
 * SUPERSEDED                                                revoke → REVOKED
 * REVOKED    nothing
 * </pre>
 *
 * <p>What was wrong from the beginning can be revoked also when it no longer counts, because what
 * it supported is then looked at again.
 */
public final class CertificatePolicy {

  private static final int LAST_VERSION = 999;

  private CertificatePolicy() {}

  /** Decides a command on a certificate. */
  public static CertificateDecision decide(
      CertificateRecord state, CertificateCommand command, Instant now, LocalDate today) {
    Act act = command.act();
    if (!(act instanceof Act.Expire) && !state.issuer().equals(command.department())) {
      return new Refused(
          ProblemType.ACCESS_DENIED,
          "Only the department that issued a certificate may do that with it.");
    }
    for (Taken taken : state.taken()) {
      if (taken.key().equals(command.key())) {
        return taken.digest().equals(command.digest())
            ? new CertificateDecision.Repeated()
            : new Refused(
                ProblemType.IDEMPOTENCY_KEY_REUSED,
                "Something else was done with this certificate under this Idempotency-Key.");
      }
    }
    return decide(new Turn(state, command, now, today), act);
  }

  private record Turn(
      CertificateRecord state, CertificateCommand command, Instant now, LocalDate today) {

    Status status() {
      return state.statusOn(today);
    }
  }

  private static CertificateDecision decide(Turn turn, Act act) {
    return switch (act) {
      case Act.Amend amend -> amend(turn, amend);
      case Act.Supersede(String by, String reason) -> supersede(turn, by, reason);
      case Act.Suspend(String reason) ->
          move(turn, Set.of(Status.VALID), Status.SUSPENDED, Change.SUSPENDED, reason);
      case Act.Resume(String reason) ->
          move(turn, Set.of(Status.SUSPENDED), Status.VALID, Change.RESUMED, reason);
      case Act.Revoke(String reason) ->
          move(
              turn,
              Set.of(Status.VALID, Status.SUSPENDED, Status.EXPIRED, Status.SUPERSEDED),
              Status.REVOKED,
              Change.REVOKED,
              reason);
      case Act.Expire() -> expire(turn);
      case Act.Countersign sign -> countersign(turn, sign);
    };
  }

  private static CertificateDecision amend(Turn turn, Act.Amend amend) {
    CertificateDecision refusal = refusal(turn, Set.of(Status.VALID));
    if (refusal != null) {
      return refusal;
    }
    if (amend.validUntil() != null && amend.validUntil().isBefore(turn.today())) {
      return over();
    }
    CertificateRecord state = turn.state();
    String before = state.newest().identifier();
    CertificateIdentifier last = CertificateIdentifier.parse(before);
    int number = Integer.parseInt(last.version()) + 1;
    if (number > LAST_VERSION) {
      return new Refused(
          ProblemType.CONFLICT, "A certificate has 999 versions at most. Issue another one.");
    }
    var next =
        new CertificateIdentifier(
            last.typeCode(),
            last.issuer(),
            last.serial(),
            String.format(Locale.ROOT, "%03d", number));
    List<Version> versions = new ArrayList<>(state.versions());
    versions.add(
        new Version(
            next.toString(),
            amend.typeVersion(),
            turn.now(),
            turn.today(),
            amend.validUntil(),
            amend.content(),
            List.of()));
    return done(
        turn,
        Status.VALID,
        null,
        versions,
        entry(turn, Change.AMENDED, before, amend.reason(), next.toString()));
  }

  /** The other one is of the same issuer: of another's certificate nobody disposes. */
  private static CertificateDecision supersede(Turn turn, String by, String reason) {
    CertificateDecision refusal =
        refusal(turn, Set.of(Status.VALID, Status.SUSPENDED, Status.EXPIRED));
    if (refusal != null) {
      return refusal;
    }
    CertificateRecord state = turn.state();
    if (!CertificateIdentifier.isValid(by)) {
      return new Refused(
          ProblemType.INVALID_REQUEST, "by is the number of the certificate that takes its place.");
    }
    CertificateIdentifier other = CertificateIdentifier.parse(by);
    CertificateIdentifier own = CertificateIdentifier.parse(state.newest().identifier());
    if (!other.issuer().equals(own.issuer()) || CertificateRecord.idOf(other).equals(state.id())) {
      return new Refused(
          ProblemType.INVALID_REQUEST,
          "A certificate is superseded by another one of its issuer; a new version is an"
              + " amendment.");
    }
    return done(
        turn,
        Status.SUPERSEDED,
        by,
        state.versions(),
        entry(turn, Change.SUPERSEDED, state.newest().identifier(), reason, by));
  }

  private static CertificateDecision move(
      Turn turn, Set<Status> from, Status to, Change change, String reason) {
    CertificateDecision refusal = refusal(turn, from);
    CertificateRecord state = turn.state();
    return refusal != null
        ? refusal
        : done(
            turn,
            to,
            state.supersededBy(),
            state.versions(),
            entry(turn, change, state.newest().identifier(), reason, null));
  }

  /** Time has to have passed; whoever asks again finds that it is done. */
  private static CertificateDecision expire(Turn turn) {
    CertificateRecord state = turn.state();
    if (state.status() == Status.EXPIRED || turn.status() != Status.EXPIRED) {
      return new Refused(ProblemType.CONFLICT, "The certificate is " + turn.status() + ".");
    }
    return done(
        turn,
        Status.EXPIRED,
        null,
        state.versions(),
        entry(turn, Change.EXPIRED, state.newest().identifier(), null, null));
  }

  private static CertificateDecision countersign(Turn turn, Act.Countersign sign) {
    CertificateRecord state = turn.state();
    Version version = state.version(sign.identifier());
    if (version == null || turn.status() == Status.REVOKED) {
      return new Refused(ProblemType.CONFLICT, "This version cannot be signed any more.");
    }
    if (version.signatures().stream().anyMatch(s -> s.keyId().equals(sign.signature().keyId()))) {
      return new CertificateDecision.Repeated();
    }
    List<CertificateRecord.Countersignature> signatures = new ArrayList<>(version.signatures());
    signatures.add(sign.signature());
    var signed =
        new Version(
            version.identifier(),
            version.typeVersion(),
            version.issuedAt(),
            version.validFrom(),
            version.validUntil(),
            version.content(),
            signatures);
    List<Version> versions =
        state.versions().stream()
            .map(one -> one.identifier().equals(version.identifier()) ? signed : one)
            .toList();
    return done(
        turn,
        state.status(),
        state.supersededBy(),
        versions,
        entry(turn, Change.COUNTERSIGNED, version.identifier(), null, null));
  }

  private static @Nullable CertificateDecision refusal(Turn turn, Set<Status> from) {
    return from.contains(turn.status())
        ? null
        : new Refused(
            ProblemType.CONFLICT,
            "The certificate is %s, so this cannot be done with it.".formatted(turn.status()));
  }

  private static CertificateDecision over() {
    return new Refused(
        ProblemType.INVALID_REQUEST, "validUntil is the last day, and not before today.");
  }

  private static Entry entry(
      Turn turn, Change change, String identifier, @Nullable String reason, @Nullable String by) {
    return new Entry(
        turn.state().history().size() + 1,
        turn.now(),
        change,
        identifier,
        turn.command().actor(),
        reason,
        by);
  }

  private static CertificateDecision done(
      Turn turn, Status status, @Nullable String by, List<Version> versions, Entry entry) {
    CertificateRecord state = turn.state();
    List<Entry> history = new ArrayList<>(state.history());
    history.add(entry);
    List<Taken> taken = new ArrayList<>(state.taken());
    taken.add(new Taken(turn.command().key(), turn.command().digest()));
    return new Accepted(
        state.with(state.revision() + 1, status, by, versions, history, taken, state.told()));
  }
}
