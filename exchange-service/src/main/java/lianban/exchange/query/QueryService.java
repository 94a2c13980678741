package lianban.exchange.query;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import lianban.exchange.approval.ApprovalCase;
import lianban.exchange.approval.ApprovalCases;
import lianban.exchange.catalog.DataSet;
import lianban.exchange.catalog.DataSetGrant;
import lianban.exchange.catalog.DataSetGrants;
import lianban.exchange.catalog.DataSets;
import lianban.exchange.query.HolderData.Findings;
import lianban.exchange.query.HolderData.Granted;
import lianban.kernel.problem.ProblemType;
import lianban.kernel.trace.Traceparent;
import lianban.service.access.Caller;
import lianban.service.problem.ProblemException;

/**
 * Answers departments' questions about a holder from the data sets that they are granted. That they
 * asked is an event, and the broker has it before they have the answer.
 */
public final class QueryService {

  private final ApprovalCases cases;
  private final CaseParties parties;
  private final DataSets sets;
  private final DataSetGrants grants;
  private final HolderData data;
  private final DataReads reads;
  private final InstantSource clock;
  private final Supplier<String> ids;

  QueryService(
      ApprovalCases cases,
      CaseParties parties,
      DataSets sets,
      DataSetGrants grants,
      HolderData data,
      DataReads reads,
      InstantSource clock,
      Supplier<String> ids) {
    this.cases = cases;
    this.parties = parties;
    this.sets = sets;
    this.grants = grants;
    this.data = data;
    this.reads = reads;
    this.clock = clock;
    this.ids = ids;
  }

  /** The pseudonym of a person or firm. */
  public String holder(String idType, String idNumber) {
    return parties.holder(idType, idNumber);
  }

  /**
   * Answers a question.
   *
   * @throws ProblemException if it may not be asked; nothing is read then
   */
  public Answer ask(Caller caller, Query query, Traceparent trace) {
    String department = caller.department();
    if (department == null) {
      throw denied("Only a department's token can ask about a holder.");
    }
    requireInvolved(department, query);
    List<Granted> granted = granted(caller.clientId(), department, query);
    Findings found = data.read(query.holder(), granted);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    String id = ids.get();
    reads.record(
        id,
        new DataRead(
            query.holder(),
            department,
            caller.clientId(),
            granted.stream().map(one -> one.set().key()).toList(),
            found.identifiers(),
            found.events(),
            List.of(),
            query.purpose(),
            query.legalBasis(),
            query.caseId(),
            now),
        trace.toString());
    return new Answer(id, now, found.certificates(), found.facts(), found.isMore());
  }

  /** The data sets that a caller may ask about the holders of its cases. */
  public List<DataSet> readable(Caller caller) {
    String department = caller.department();
    return department == null
        ? List.of()
        : grants.ofDataSets(caller.clientId(), department).stream()
            .flatMap(this::known)
            .map(Granted::set)
            .toList();
  }

  private void requireInvolved(String department, Query query) {
    ApprovalCase state = cases.find(query.caseId());
    boolean concerned = state != null && parties.has(state, query.holder());
    QueryPolicy.Refusal refusal = QueryPolicy.refusal(state, department, concerned);
    if (refusal != null) {
      throw new ProblemException(refusal.problem(), refusal.detail());
    }
  }

  private List<Granted> granted(String client, String department, Query query) {
    List<String> asked = query.dataSets();
    if (asked != null) {
      return asked.stream().distinct().map(key -> granted(client, department, key)).toList();
    }
    List<Granted> all =
        grants.ofDataSets(client, department).stream().flatMap(this::known).toList();
    if (all.isEmpty()) {
      throw denied("No grant lets you read a data set.");
    }
    return all;
  }

  private Granted granted(String client, String department, String key) {
    DataSet set = sets.find(key);
    if (set == null) {
      throw new ProblemException(
          ProblemType.UNKNOWN_DATA_SET, "The catalogue has no data set \"%s\".".formatted(key));
    }
    DataSetGrant grant = grants.ofDataSet(client, department, key);
    if (grant == null) {
      throw denied("No grant lets you read the data set " + key + ".");
    }
    return new Granted(set, grant);
  }

  /** A grant of what this release cannot read lets nothing out. */
  private Stream<Granted> known(DataSetGrant grant) {
    DataSet set = sets.find(grant.dataSet());
    return set == null ? Stream.empty() : Stream.of(new Granted(set, grant));
  }

  private static ProblemException denied(String detail) {
    return new ProblemException(ProblemType.ACCESS_DENIED, detail);
  }
}
