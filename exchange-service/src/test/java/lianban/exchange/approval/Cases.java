package lianban.exchange.approval;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import lianban.exchange.approval.Matter.Kind;
import lianban.exchange.approval.Matter.RefusalRule;
import lianban.exchange.material.CaseMaterial;
import lianban.kernel.event.BillItem;
import lianban.kernel.event.CertificateDraft;
import lianban.kernel.event.Party;
import lianban.kernel.event.Reason;
import lianban.kernel.event.StepAnswered;
import lianban.kernel.event.StepAnswered.Outcome;

/** A matter, a case and answers to try things on. */
public final class Cases {

  public static final Instant T0 = Instant.parse("2026-11-23T01:00:00Z");
  static final Party BUYER = new Party("111", "11010519491231002X", "王小明");
  static final Matter.CertificateType RIGHT =
      new Matter.CertificateType(
          "real-estate-right", "11440300MB2C00004K001", "11440300MB2C00004K", "{}");

  private Cases() {}

  /** Four steps at once, then the bill, then the certificate. */
  static Matter secondHandHome(RefusalRule onRefusal) {
    return new Matter(
        "second-hand-home",
        1,
        "二手房转移登记一件事",
        onRefusal,
        "{}",
        List.of(
            step("identity", "public-security"),
            step("contract", "housing"),
            step("tax", "tax"),
            step("title", "registration"),
            new Matter.Step(
                "payment",
                ApprovalCase.PLATFORM,
                Kind.PAYMENT,
                List.of("identity", "contract", "tax", "title"),
                List.of(),
                null),
            new Matter.Step(
                "issue",
                "registration",
                Kind.ISSUE,
                List.of("payment"),
                List.of("propertyNo", "buyer"),
                RIGHT)),
        List.of(new Matter.Fee("registration-fee", "登记费", new BigDecimal("80.00"))));
  }

  private static Matter.Step step(String id, String department) {
    return new Matter.Step(
        id, department, Kind.APPROVAL, List.of(), List.of("price", "propertyNo"), null);
  }

  /** A case as it was filed, its first steps started. */
  public static ApprovalCase filed(Matter matter) {
    ApprovalCase blank = blank(matter);
    return Evolution.fold(blank, ApprovalPolicy.opening(blank, matter), T0);
  }

  /** The usual case, as it was filed. */
  public static ApprovalCase filed() {
    return filed(secondHandHome(RefusalRule.LET_ALL_FINISH));
  }

  /** A case with one material and nothing else. */
  public static ApprovalCase withMaterial(String caseId, CaseMaterial material) {
    return blank(caseId, secondHandHome(RefusalRule.LET_ALL_FINISH), List.of(material));
  }

  private static ApprovalCase blank(Matter matter) {
    return blank("0123456789ABCDEF", matter, List.of());
  }

  private static ApprovalCase blank(String caseId, Matter matter, List<CaseMaterial> materials) {
    return new ApprovalCase(
        caseId,
        1,
        "202611230123456789ABCDEF",
        matter.id(),
        matter.version(),
        "window",
        "r1-1",
        "window",
        "digest",
        BUYER,
        "holder",
        Map.of("price", "267000.00", "propertyNo", "P1", "buyer", Map.of("name", "王小明")),
        T0,
        matter.steps().stream().map(StepState::waiting).toList(),
        List.of(),
        null,
        null,
        null,
        null,
        null,
        List.of(),
        List.of(),
        0,
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        Annex.NONE,
        materials);
  }

  static ApprovalCommand.Answer approve(String department, String step) {
    return answer(department, step, "a-" + step, 1, Outcome.APPROVED);
  }

  static ApprovalCommand.Answer answer(
      String department, String step, String id, int attempt, Outcome outcome) {
    boolean issues = step.equals("issue") && outcome == Outcome.APPROVED;
    var reasons = List.of(new Reason("SOME_CODE", "A sentence."));
    return command(
        department,
        new StepAnswered(
            id,
            "0123456789ABCDEF",
            step,
            attempt,
            outcome,
            outcome == Outcome.REFUSED || outcome == Outcome.CLOCK_STOPPED ? reasons : List.of(),
            outcome == Outcome.SUPPLEMENT_NEEDED ? reasons : List.of(),
            step.equals("tax") && outcome == Outcome.APPROVED
                ? List.of(new BillItem("deed-tax", "契税", new BigDecimal("2670.00")))
                : List.of(),
            Map.of(),
            issues ? draft() : null,
            T0,
            T0.plusMillis(40)));
  }

  static CertificateDraft draft() {
    return new CertificateDraft(
        RIGHT.key(), BUYER, Map.of("propertyNo", "P1"), "1.2.156.3005.2.old");
  }

  static ApprovalCommand.Answer command(String department, StepAnswered answer) {
    return new ApprovalCommand.Answer(
        department,
        answer.outcome() + answer.stepId(),
        answer,
        answer.certificate() == null ? null : "holder-of-certificate");
  }
}
