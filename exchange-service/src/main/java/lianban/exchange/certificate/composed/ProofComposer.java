package lianban.exchange.certificate.composed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lianban.exchange.catalog.DataSet;
import lianban.exchange.certificate.Certificate.Status;
import lianban.exchange.certificate.lifecycle.CertificateDrafting;
import lianban.exchange.certificate.lifecycle.CertificateDrafting.Draft;
import lianban.exchange.certificate.lifecycle.CertificateRecord;
import lianban.exchange.certificate.lifecycle.CertificateService;
import lianban.exchange.certificate.lifecycle.CertificateService.Issued;
import lianban.exchange.certificate.lifecycle.CertificateType;
import lianban.exchange.query.Answer;
import lianban.exchange.query.Query;
import lianban.exchange.query.QueryService;
import lianban.kernel.event.Party;
import lianban.kernel.problem.ProblemType;
import lianban.kernel.trace.Traceparent;
import lianban.service.access.Caller;
import lianban.service.problem.ProblemException;

/**
 * Issues proofs of absence, such as that somebody owns no home: each register is asked as any
 * department asks, so the holder is told of it, and the proof says what was asked, when, of which.
 */
public final class ProofComposer {

  private final QueryService queries;
  private final CertificateService certificates;
  private final CertificateDrafting drafting;

  public ProofComposer(
      QueryService queries, CertificateService certificates, CertificateDrafting drafting) {
    this.queries = queries;
    this.certificates = certificates;
    this.drafting = drafting;
  }

  /**
   * What is to be proved.
   *
   * @param type of the proof
   * @param statements what the issuer found in registers of its own: register, at, result
   */
  public record Wanted(
      String type,
      Party holder,
      String purpose,
      String legalBasis,
      String caseId,
      List<Map<String, Object>> statements) {
    public Wanted {
      statements = List.copyOf(statements);
    }
  }

  /**
   * Asks the registers and issues the proof, or finds the one that the same request issued before.
   *
   * @throws ProblemException if the caller may not ask or issue, or a register has something
   */
  public Issued compose(
      Caller caller, String key, String digest, Wanted wanted, Traceparent trace) {
    CertificateType type = drafting.type(wanted.type());
    if (type.absentFrom().isEmpty()) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST, "Certificates of this type prove no absence.");
    }
    if (!type.issuer().equals(caller.department())) {
      throw new ProblemException(
          ProblemType.ACCESS_DENIED,
          "Certificates of this type are issued by %s alone.".formatted(type.issuer()));
    }
    CertificateRecord before = certificates.issuedBefore(caller, wanted.type(), key);
    Map<String, Object> content =
        before == null ? asked(caller, wanted, type, trace) : before.newest().content();
    return certificates.issue(
        caller,
        key,
        digest,
        new Draft(wanted.type(), wanted.caseId(), wanted.holder(), content, null));
  }

  private Map<String, Object> asked(
      Caller caller, Wanted wanted, CertificateType type, Traceparent trace) {
    Party holder = wanted.holder();
    Map<String, DataSet> registers = registers(caller, type);
    var query =
        new Query(
            queries.holder(holder.idType(), holder.idNumber()),
            registers.values().stream().map(DataSet::key).toList(),
            wanted.purpose(),
            wanted.legalBasis(),
            wanted.caseId());
    Answer answer = queries.ask(caller, query, trace);
    List<Map<String, Object>> asked = new ArrayList<>();
    registers.forEach(
        (register, set) -> {
          requireNone(register, set, answer);
          asked.add(
              Map.of(
                  "register", register,
                  "name", drafting.type(register).name(),
                  "at", answer.at().toString(),
                  "read", answer.id(),
                  "found", 0));
        });
    Map<String, Object> content = new HashMap<>();
    content.put("purpose", wanted.purpose());
    content.put("legalBasis", wanted.legalBasis());
    content.put("caseId", wanted.caseId());
    content.put("asked", asked);
    if (!wanted.statements().isEmpty()) {
      content.put("statements", wanted.statements());
    }
    return content;
  }

  /** By register a data set that shows it: of what nobody may ask, nothing can be proved. */
  private Map<String, DataSet> registers(Caller caller, CertificateType type) {
    Map<String, DataSet> registers = new LinkedHashMap<>();
    for (DataSet set : queries.readable(caller)) {
      if (set.source() instanceof DataSet.Certificates(String register)
          && type.absentFrom().contains(register)) {
        registers.putIfAbsent(register, set);
      }
    }
    for (String register : type.absentFrom()) {
      if (!registers.containsKey(register)) {
        throw new ProblemException(
            ProblemType.ACCESS_DENIED,
            "No grant lets you read a data set of %s, so nothing can be proved of it."
                .formatted(register));
      }
    }
    return registers;
  }

  /** What stands in the way also if it is suspended: it may come back. */
  private static void requireNone(String register, DataSet set, Answer answer) {
    long found =
        answer.certificates().stream()
            .filter(one -> one.dataSet().equals(set.key()))
            .filter(one -> one.status() == Status.VALID || one.status() == Status.SUSPENDED)
            .count();
    if (found > 0) {
      throw new ProblemException(
          ProblemType.CONFLICT,
          "The holder has %d of %s, so that there is none cannot be proved."
              .formatted(found, register));
    }
    if (answer.more()) {
      throw new ProblemException(
          ProblemType.CONFLICT, "The holder has more certificates than one question answers.");
    }
  }
}
