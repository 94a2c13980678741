package lianban.catalog.matter;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lianban.catalog.definition.Duplicates;
import lianban.catalog.definition.Kind;
import lianban.catalog.definition.Known;
import lianban.catalog.definition.PayloadSchema;
import lianban.catalog.definition.Place;
import lianban.catalog.definition.Rules;
import lianban.catalog.definition.Structure;
import lianban.kernel.code.CreditCode;
import lianban.service.problem.Fault;
import tools.jackson.databind.JsonNode;

/** What makes a matter right. The form is in matter.schema.json, the rest is here. */
public final class MatterRules implements Rules {

  private static final Structure STRUCTURE = Structure.in(MatterRules.class, "matter.schema.json");
  private static final int CREDIT_CODE = 18;
  private static final int IMPLEMENTATION_CODE = 31;

  @Override
  public Kind kind() {
    return Kind.MATTER;
  }

  @Override
  public List<Fault> faults(JsonNode definition, Known known) {
    Place matter = Place.root(definition);
    List<Place> steps = matter.at("steps").items();
    return Stream.of(
            STRUCTURE.faults(matter),
            codes(matter),
            names(matter, known),
            PayloadSchema.faults(matter.at("form")),
            duplicates(matter),
            materials(matter),
            MaterialRules.faults(matter, known),
            payment(matter),
            StepRules.faults(matter, known),
            StepGraph.faults(steps),
            StepConditions.faults(matter),
            Voices.faults(matter),
            TimeLimits.faults(matter))
        .flatMap(List::stream)
        .toList();
  }

  static Fault unknownCertificateType(Place type) {
    return type.fault(
        "unknown-certificate-type", "There is no certificate type \"%s\".".formatted(type.text()));
  }

  private static List<Fault> codes(Place matter) {
    Place code = matter.at("implementationCode");
    String text = code.text();
    if (text.length() != IMPLEMENTATION_CODE) {
      return List.of();
    }
    List<Fault> faults = new ArrayList<>();
    if (!CreditCode.isValid(text.substring(0, CREDIT_CODE))) {
      faults.add(code.fault("check-digit", "The first 18 characters are not a credit code."));
    }
    String rest = matter.at("level").text() + matter.at("basicCode").text();
    if (!text.substring(CREDIT_CODE).equals(rest)) {
      faults.add(code.fault("code-mismatch", "must end in the level and the basicCode."));
    }
    return faults;
  }

  private static List<Fault> names(Place matter, Known known) {
    List<Fault> faults = new ArrayList<>();
    Place department = matter.at("department");
    if (department.hasText() && !known.departments().contains(department.text())) {
      faults.add(
          department.fault(
              "unknown-department", "There is no department \"%s\".".formatted(department.text())));
    }
    Place result = matter.at("result").at("certificateType");
    if (result.hasText() && !known.certificateTypes().contains(result.text())) {
      faults.add(unknownCertificateType(result));
    }
    boolean issued =
        matter.at("steps").items().stream()
            .anyMatch(step -> step.at("certificateType").text().equals(result.text()));
    if (result.hasText() && !issued) {
      faults.add(result.fault("result-not-issued", "No step issues this certificate."));
    }
    return faults;
  }

  private static List<Fault> duplicates(Place matter) {
    return Stream.of(
            Duplicates.among(each(matter.at("steps"), "id")),
            Duplicates.among(each(matter.at("materials"), "code")),
            Duplicates.among(each(matter.at("fees"), "code")),
            Duplicates.among(each(matter.at("quorums"), "id")))
        .flatMap(List::stream)
        .toList();
  }

  private static List<Place> each(Place list, String member) {
    return list.items().stream().map(item -> item.at(member)).toList();
  }

  private static List<Fault> materials(Place matter) {
    List<Fault> faults = new ArrayList<>();
    for (Place material : matter.at("materials").items()) {
      boolean shareable = material.at("obtainableBySharing").node().asBoolean(false);
      Place askedOf = material.at("askedOf");
      if (shareable && askedOf.text().equals("APPLICANT")) {
        faults.add(
            askedOf.fault(
                "shareable-asked-of-applicant",
                "What can be had by sharing may not be asked of the applicant (国务院令第716号 article"
                    + " 7)."));
      } else if (!shareable && askedOf.text().equals("SHARED")) {
        faults.add(askedOf.fault("not-shareable", "cannot be had by sharing."));
      }
    }
    return faults;
  }

  /** The applicant gets one bill (一次性收费), and fees need one. */
  private static List<Fault> payment(Place matter) {
    List<Place> payments =
        matter.at("steps").items().stream()
            .filter(step -> step.at("kind").text().equals("PAYMENT"))
            .toList();
    List<Fault> faults = new ArrayList<>();
    payments.stream()
        .skip(1)
        .map(step -> step.fault("several-bills", "The applicant pays once; one payment step only."))
        .forEach(faults::add);
    if (payments.isEmpty() && !matter.at("fees").items().isEmpty()) {
      faults.add(matter.at("fees").fault("fee-without-payment", "No step collects the fees."));
    }
    return faults;
  }
}
