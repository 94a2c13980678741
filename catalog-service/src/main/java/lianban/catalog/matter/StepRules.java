package lianban.catalog.matter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lianban.catalog.definition.Known;
import lianban.catalog.definition.PayloadSchema;
import lianban.catalog.definition.Place;
import lianban.service.problem.Fault;

/** What each step may name and what its kind asks of it. */
final class StepRules {

  /** Collects payments; it is no department and approves nothing. */
  private static final String PLATFORM = "platform";

  private final Place matter;
  private final Known known;
  private final Set<String> materials;
  private final List<Fault> faults = new ArrayList<>();

  private StepRules(Place matter, Known known) {
    this.matter = matter;
    this.known = known;
    this.materials =
        matter.at("materials").items().stream()
            .map(material -> material.at("code").text())
            .collect(Collectors.toSet());
  }

  static List<Fault> faults(Place matter, Known known) {
    var rules = new StepRules(matter, known);
    for (Place step : matter.at("steps").items()) {
      rules.checkDepartment(step);
      rules.checkCertificateType(step);
      rules.checkFields(step);
      rules.checkMaterials(step);
    }
    return rules.faults;
  }

  private void checkDepartment(Place step) {
    Place department = step.at("department");
    boolean payment = step.at("kind").text().equals("PAYMENT");
    if (!department.hasText()) {
      return;
    }
    if (payment && !department.text().equals(PLATFORM)) {
      faults.add(
          department.fault("payment-department", "The platform collects payments, nobody else."));
    } else if (!payment && department.text().equals(PLATFORM) && step.at("kind").hasText()) {
      faults.add(
          department.fault("platform-step", "The platform collects payments and answers no step."));
    } else if (!known.departments().contains(department.text())) {
      faults.add(
          department.fault(
              "unknown-department", "There is no department \"%s\".".formatted(department.text())));
    }
  }

  private void checkCertificateType(Place step) {
    Place type = step.at("certificateType");
    boolean issues = step.at("kind").text().equals("ISSUE");
    if (issues && type.node().isMissingNode()) {
      faults.add(type.fault("certificate-type-missing", "An issuing step names what it issues."));
    } else if (!issues && step.at("kind").hasText() && !type.node().isMissingNode()) {
      faults.add(
          type.fault("certificate-type-unexpected", "Only an issuing step issues a certificate."));
    } else if (type.hasText() && !known.certificateTypes().contains(type.text())) {
      faults.add(MatterRules.unknownCertificateType(type));
    }
  }

  private void checkFields(Place step) {
    for (Place field : step.at("fields").items()) {
      if (field.hasText() && !PayloadSchema.names(matter.at("form"), field.text())) {
        faults.add(
            field.fault("unknown-field", "The form has no field \"%s\".".formatted(field.text())));
      }
    }
  }

  private void checkMaterials(Place step) {
    for (Place material : step.at("materials").items()) {
      if (material.hasText() && !materials.contains(material.text())) {
        faults.add(
            material.fault(
                "unknown-material", "No material has the code \"%s\".".formatted(material.text())));
      }
    }
  }
}
