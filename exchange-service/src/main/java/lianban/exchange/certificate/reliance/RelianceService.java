package lianban.exchange.certificate.reliance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lianban.exchange.approval.ApprovalCase;
import lianban.exchange.approval.ApprovalCases;
import lianban.exchange.certificate.Certificate;
import lianban.exchange.certificate.Certificates;
import lianban.exchange.certificate.lifecycle.CertificateRecord;
import lianban.exchange.certificate.lifecycle.CertificateRecord.Version;
import lianban.exchange.certificate.lifecycle.CertificateService;
import lianban.exchange.query.HolderLog;
import lianban.exchange.query.Usage;
import lianban.kernel.problem.ProblemType;
import lianban.service.access.Caller;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Tells an issuer who relied on its certificate, so that it can be looked at what it supported. */
public final class RelianceService {

  private static final int PAGE = 500;
  private static final int MOST = 5_000;

  private final CertificateService certificates;
  private final Certificates registry;
  private final CertificateUses uses;
  private final HolderLog<Usage> usage;
  private final ApprovalCases cases;

  public RelianceService(
      CertificateService certificates,
      Certificates registry,
      CertificateUses uses,
      HolderLog<Usage> usage,
      ApprovalCases cases) {
    this.certificates = certificates;
    this.registry = registry;
    this.uses = uses;
    this.usage = usage;
    this.cases = cases;
  }

  /** A use, and how the case stands that it was for: {@code OPEN}, {@code CLOSED} or unknown. */
  public record Reliance(CertificateUse use, @Nullable String caseState) {}

  /**
   * What is known of a certificate.
   *
   * @param more whether there are more uses than are told, older than these
   */
  public record Reliances(
      String identifier, Certificate.Status status, List<Reliance> reliances, boolean more) {
    public Reliances {
      reliances = List.copyOf(reliances);
    }
  }

  /**
   * Who relied on any version of a certificate, newest first.
   *
   * @throws ProblemException if another department issued it
   */
  public Reliances of(Caller caller, String identifier) {
    CertificateRecord record = certificates.find(identifier);
    if (!record.issuer().equals(caller.department())) {
      throw new ProblemException(
          ProblemType.ACCESS_DENIED,
          "Only the department that issued a certificate learns who relied on it.");
    }
    List<CertificateUse> all = new ArrayList<>(uses.newest(record.id(), MOST));
    boolean isCut = addReads(record, all) || all.size() >= MOST;
    addSuccessor(record, all);
    all.sort(Comparator.comparing(CertificateUse::position));
    return new Reliances(
        record.newest().identifier(),
        registryStatus(record),
        all.stream().map(use -> new Reliance(use, stateOf(use.caseId()))).toList(),
        isCut);
  }

  private Certificate.Status registryStatus(CertificateRecord record) {
    Certificate shown = registry.find(record.newest().identifier());
    return shown == null ? record.status() : shown.status();
  }

  /** What its holder is told of reads and deliveries, as far as it is about this certificate. */
  private boolean addReads(CertificateRecord record, List<CertificateUse> all) {
    Set<String> numbers = new HashSet<>();
    record.versions().stream().map(Version::identifier).forEach(numbers::add);
    HolderLog.Position after = null;
    for (int read = 0; read < MOST; read += PAGE) {
      List<Usage> page = usage.newest(record.holder(), after, PAGE);
      page.stream()
          .filter(entry -> entry.what().stream().anyMatch(numbers::contains))
          .map(RelianceService::use)
          .forEach(all::add);
      if (page.size() < PAGE) {
        return false;
      }
      after = page.getLast().position();
    }
    return true;
  }

  private static CertificateUse use(Usage entry) {
    return new CertificateUse(
        entry.id(),
        entry.at(),
        entry.kind() == Usage.Kind.READ ? CertificateUse.Kind.READ : CertificateUse.Kind.DELIVERED,
        entry.receiver(),
        entry.purpose(),
        entry.caseId(),
        entry.grant());
  }

  private void addSuccessor(CertificateRecord record, List<CertificateUse> all) {
    String by = record.supersededBy();
    Certificate successor = by == null ? null : registry.find(by);
    if (by != null && successor != null && successor.issuedAt() != null) {
      String issuer = successor.issuer() == null ? record.issuer() : successor.issuer();
      all.add(
          new CertificateUse(
              "successor/" + by,
              successor.issuedAt(),
              CertificateUse.Kind.SUCCEEDED,
              issuer,
              null,
              successor.caseId(),
              by));
    }
  }

  private @Nullable String stateOf(@Nullable String caseId) {
    ApprovalCase state = caseId == null ? null : cases.find(caseId);
    if (state == null) {
      return null;
    }
    return state.isClosed() ? "CLOSED" : "OPEN";
  }
}
