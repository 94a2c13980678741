package lianban.exchange.approval;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lianban.exchange.approval.ApprovalCase.HistoryEntry;
import lianban.exchange.approval.ApprovalCase.OutboxMessage;
import lianban.exchange.approval.ApprovalCase.Taken;
import lianban.exchange.approval.StepState.Status;
import lianban.kernel.event.Bill;
import lianban.kernel.event.BillItem;
import lianban.kernel.event.CaseStatus.Result;
import lianban.kernel.event.Party;
import lianban.kernel.event.Reason;
import org.jspecify.annotations.Nullable;

/** Cases that leave nothing to chance in a store: one with everything, one with what it must. */
final class StoredCases {

  private static final Instant FILED = Instant.parse("2026-11-23T01:00:00.001Z");
  private static final Instant CLOSED = Instant.parse("2026-12-31T15:59:59.999Z");
  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  private static final List<Reason> REASONS =
      List.of(new Reason("LEASE_TOO_SHORT", "599 个月 \"remain\"."), new Reason("OTHER", "\\ \n"));

  private StoredCases() {}

  /** Every optional field is set, every list has two, every kind of value is there. */
  static ApprovalCase full(String caseId) {
    return of(
        caseId,
        7,
        "r1-1",
        Map.of(
            "price",
            "267000.00",
            "buyer",
            Map.of("name", "王小明", "shares", List.of(1, "2", true, List.of())),
            "count",
            12,
            "large",
            9_007_199_254_740_993L,
            "minus",
            -1,
            "none",
            List.of(),
            "nothing",
            Map.of(),
            "text",
            "quoted \" \\ \n \u0001 𠮷 ünï"),
        Stream.of(Status.values()).map(StoredCases::finished).toList(),
        List.of(new Taken("answer:a-1", "d1"), new Taken("payment:k-1", "d2")),
        new Bill(
            caseId + "-B1",
            List.of(
                new BillItem("deed-tax", "契税", new BigDecimal("2670.10")),
                new BillItem("registration-fee", "登记费", new BigDecimal("80"))),
            new BigDecimal("12345678901234567890123456789.00")),
        certificate(caseId),
        List.of(
            new HistoryEntry(1, FILED, "CaseFiled", null, "window", ""),
            new HistoryEntry(2, CLOSED, "StepStarted", "tax", "window", "note")),
        List.of(
            message(11, "tax", "{\"amount\":\"1.10\"}"),
            message(12, null, "{\"text\":\"王 \\\" \\\\\"}")));
  }

  /** No optional field is set and every list is empty. */
  static ApprovalCase bare(String caseId) {
    return of(
        caseId,
        0,
        null,
        Map.of(),
        List.of(StepState.waiting(step("identity")), StepState.waiting(step("tax"))),
        List.of(),
        null,
        null,
        List.of(),
        List.of());
  }

  private static ApprovalCase of(
      String caseId,
      long version,
      @Nullable String reference,
      Map<String, Object> form,
      List<StepState> steps,
      List<Taken> commands,
      @Nullable Bill bill,
      @Nullable IssuedCertificate certificate,
      List<HistoryEntry> history,
      List<OutboxMessage> outbox) {
    return new ApprovalCase(
        caseId,
        version,
        "20261123" + caseId,
        "second-hand-home",
        3,
        "window",
        reference,
        "partner",
        "digest",
        new Party("111", "11010519491231002X", "王小明"),
        "holder-1",
        form,
        FILED,
        steps,
        commands,
        bill,
        bill == null ? null : "SIM-1",
        certificate,
        certificate == null ? null : Result.ISSUED,
        certificate == null ? null : CLOSED,
        history,
        outbox,
        outbox.size(),
        TRACE,
        certificate == null ? Annex.NONE : annex(certificate),
        List.of());
  }

  /** The next version of a case, told apart by the payment's reference. */
  static ApprovalCase next(ApprovalCase before, String payment) {
    ApprovalCase paid =
        Evolution.fold(
            before, List.of(new ApprovalEvent.BillPaid("payment", payment)), before.filedAt());
    return Evolution.record(
        paid, paid.version() + 1, new Taken("pay", payment), List.of(), List.of(), 0);
  }

  private static StepState finished(Status status) {
    return new StepState(
        "step-" + status.name(),
        "tax",
        status,
        2,
        FILED,
        CLOSED,
        Long.MAX_VALUE,
        REASONS,
        REASONS,
        List.of(new BillItem("deed-tax", "契税", new BigDecimal("0.10"))),
        Map.of("assessment", "2670.10", "lines", List.of(Map.of("percent", 1))),
        true,
        List.of(
            new StepState.Stop(StepState.Cause.SUPPLEMENT, FILED, CLOSED),
            new StepState.Stop(StepState.Cause.PROCEDURE, CLOSED, null)));
  }

  private static IssuedCertificate certificate(String caseId) {
    return new IssuedCertificate(
        "1.2.156.3005.2." + caseId,
        "real-estate-right",
        "registration",
        "holder-2",
        "王**",
        CLOSED,
        Map.of("propertyNo", "P1", "rooms", 3),
        "1.2.156.3005.2.old");
  }

  private static Annex annex(IssuedCertificate certificate) {
    return new Annex(
        new Annex.Notice(FILED, CLOSED),
        List.of("step-SUPPLEMENT_NEEDED", "other"),
        List.of(certificate, certificate),
        List.of(
            new Annex.Compensation(
                Annex.Kind.CERTIFICATE_WITHDRAWN, "issue", "1.2.156.3005.2.x", null, CLOSED),
            new Annex.Compensation(
                Annex.Kind.PAYMENT_RETURN_DUE, null, "SIM-1", new BigDecimal("80.00"), CLOSED)),
        List.of(
            new Annex.Correction("C1", "tax", "wang", "typo", FILED, null, null),
            new Annex.Correction("C2", "tax", "wang", "错 \"\"", FILED, "li", CLOSED)));
  }

  private static OutboxMessage message(long number, @Nullable String step, String payload) {
    return new OutboxMessage(
        number,
        "lianban.case.status",
        step,
        step,
        CLOSED,
        step == null ? null : "answer:a-1",
        TRACE,
        payload);
  }

  private static Matter.Step step(String id) {
    return new Matter.Step(id, "tax", Matter.Kind.APPROVAL, List.of(), List.of(), null);
  }
}
