package lianban.catalog.matter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import lianban.catalog.definition.Known;
import lianban.catalog.definition.Place;
import lianban.service.problem.Fault;
import tools.jackson.databind.JsonNode;

/** What makes the materials of a matter fit its form and the certificates that there are. */
final class MaterialRules {

  private MaterialRules() {}

  static List<Fault> faults(Place matter, Known known) {
    Set<String> fields = new TreeSet<>(matter.node().at("/form/properties").propertyNames());
    List<Fault> faults = new ArrayList<>();
    for (Place material : matter.at("materials").items()) {
      faults.addAll(certificate(material, known));
      faults.addAll(fields(material, fields));
    }
    return faults;
  }

  private static List<Fault> certificate(Place material, Known known) {
    Place type = material.at("certificateType");
    List<Fault> faults = new ArrayList<>();
    if (type.hasText() && !known.certificateTypes().contains(type.text())) {
      faults.add(MatterRules.unknownCertificateType(type));
    }
    boolean shareable = material.at("obtainableBySharing").node().asBoolean(false);
    if (type.hasText() && !shareable) {
      faults.add(type.fault("not-shareable", "cannot be had by sharing."));
    }
    boolean needsType =
        material.node().has("prefills")
            || material.node().has("holderField")
            || material.at("lowestTrust").text().equals("A");
    if (needsType && !type.hasText()) {
      faults.add(material.fault("certificate-type-missing", "needs a certificateType."));
    }
    return faults;
  }

  private static List<Fault> fields(Place material, Set<String> fields) {
    List<Fault> faults = new ArrayList<>();
    Place holder = material.at("holderField");
    if (holder.hasText() && !fields.contains(holder.text())) {
      faults.add(holder.fault("unknown-field", "The form has no such field."));
    }
    JsonNode prefills = material.at("prefills").node();
    for (String field : prefills.propertyNames()) {
      if (!fields.contains(field)) {
        faults.add(
            material
                .at("prefills")
                .fault("unknown-field", "The form has no field \"%s\".".formatted(field)));
      }
    }
    return faults;
  }
}
