package lianban.exchange.approval;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lianban.exchange.schema.JsonSchemas;
import lianban.kernel.code.CitizenId;
import lianban.kernel.code.CreditCode;
import lianban.kernel.code.HolderRef;
import lianban.kernel.event.Party;
import lianban.kernel.problem.ProblemType;
import lianban.service.problem.Fault;
import lianban.service.problem.ProblemException;

/** Turns an application into a new case, or says everything that is wrong with it. */
final class Filing {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");

  private final JsonSchemas schemas;
  private final MaterialIntake materials;
  private final byte[] holderKey;
  private final ZoneId zone;

  /** For matters without materials. */
  Filing(JsonSchemas schemas, byte[] holderKey, ZoneId zone) {
    this(schemas, MaterialIntake.NONE, holderKey, zone);
  }

  Filing(JsonSchemas schemas, MaterialIntake materials, byte[] holderKey, ZoneId zone) {
    this.materials = materials;
    this.schemas = schemas;
    this.holderKey = holderKey.clone();
    this.zone = zone;
  }

  /** The case before anything happened to it. */
  ApprovalCase open(Application application, Matter matter, Instant now) {
    check(application, matter);
    String caseId = CaseIds.of(application.filedBy(), application.key());
    return new ApprovalCase(
        caseId,
        0,
        DAY.format(now.atZone(zone)) + caseId,
        matter.id(),
        matter.version(),
        application.filedBy(),
        application.reference(),
        application.channel(),
        application.digest(),
        application.applicant(),
        holder(application.applicant()),
        application.form(),
        now,
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
        application.traceparent(),
        Annex.NONE,
        materials.of(caseId, application, matter));
  }

  /** The pseudonym of a person or firm. */
  String holder(Party party) {
    return HolderRef.of(holderKey, party.idType(), party.idNumber());
  }

  private void check(Application application, Matter matter) {
    List<Fault> faults = new ArrayList<>(partyFaults("/applicant", application.applicant()));
    faults.addAll(schemas.faults(matter.form(), application.form(), "/form"));
    if (!ChannelPolicy.isOffered(application.channel(), matter.intake().channels())) {
      faults.add(new Fault("/channel", "not-offered", "The matter is not filed by this channel."));
    }
    application.form().forEach((field, value) -> faults.addAll(fieldFaults(field, value)));
    if (!faults.isEmpty()) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST, "The application has faults; nothing was filed.", faults);
    }
  }

  /** Wherever a form names a person or a firm, the number must hold its check character. */
  private static List<Fault> fieldFaults(String field, Object value) {
    return value instanceof Map<?, ?> map
            && map.get("idType") instanceof String type
            && map.get("idNumber") instanceof String number
        ? partyFaults("/form" + Fault.step(field), new Party(type, number, ""))
        : List.of();
  }

  private static List<Fault> partyFaults(String pointer, Party party) {
    boolean valid =
        switch (party.idType()) {
          case "111" -> CitizenId.isValid(party.idNumber());
          case "001" -> CreditCode.isValid(party.idNumber());
          default -> false;
        };
    return valid
        ? List.of()
        : List.of(
            new Fault(
                pointer + "/idNumber",
                "check-digit",
                "is not a number of its type with a valid check character"));
  }
}
