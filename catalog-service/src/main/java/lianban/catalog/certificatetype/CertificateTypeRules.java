package lianban.catalog.certificatetype;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lianban.catalog.definition.Kind;
import lianban.catalog.definition.Known;
import lianban.catalog.definition.PayloadSchema;
import lianban.catalog.definition.Place;
import lianban.catalog.definition.Rules;
import lianban.catalog.definition.Structure;
import lianban.kernel.code.CreditCode;
import lianban.service.problem.Fault;
import tools.jackson.databind.JsonNode;

/**
 * What makes a certificate type right. The form is in certificate-type.schema.json, the rest is
 * here.
 */
public final class CertificateTypeRules implements Rules {

  private static final Structure STRUCTURE =
      Structure.in(CertificateTypeRules.class, "certificate-type.schema.json");
  private static final int CREDIT_CODE = 18;
  private static final int TYPE_CODE = 21;

  @Override
  public Kind kind() {
    return Kind.CERTIFICATE_TYPE;
  }

  @Override
  public List<Fault> faults(JsonNode definition, Known known) {
    Place type = Place.root(definition);
    return Stream.of(
            STRUCTURE.faults(type),
            codes(type),
            issuer(type, known),
            PayloadSchema.faults(type.at("schema")),
            sensitivity(type),
            registers(type, known))
        .flatMap(List::stream)
        .toList();
  }

  private static List<Fault> codes(Place type) {
    List<Fault> faults = new ArrayList<>();
    Place typeCode = type.at("typeCode");
    if (typeCode.text().length() == TYPE_CODE
        && !CreditCode.isValid(typeCode.text().substring(0, CREDIT_CODE))) {
      faults.add(typeCode.fault("check-digit", "The first 18 characters are not a credit code."));
    }
    Place issuerCode = type.at("issuerCode");
    if (issuerCode.text().length() == CREDIT_CODE && !CreditCode.isValid(issuerCode.text())) {
      faults.add(issuerCode.fault("check-digit", "is not a credit code."));
    }
    return faults;
  }

  /** A level of a part that there is not would protect nothing. */
  private static List<Fault> sensitivity(Place type) {
    List<Fault> faults = new ArrayList<>();
    for (String pointer : type.at("sensitivity").node().propertyNames()) {
      if (!pointer.startsWith("/")) {
        continue;
      }
      String first = pointer.substring(1).split("/", 2)[0].replace("~1", "/").replace("~0", "~");
      if (type.at("schema").node().isObject() && !PayloadSchema.names(type.at("schema"), first)) {
        faults.add(
            type.at("sensitivity")
                .at(pointer)
                .fault("unknown-field", "The schema has no property \"%s\".".formatted(first)));
      }
    }
    return faults;
  }

  /** What a proof says to be absent is looked for in types that there are. */
  private static List<Fault> registers(Place type, Known known) {
    return type.at("absentFrom").items().stream()
        .filter(register -> register.hasText())
        .filter(register -> !known.certificateTypes().contains(register.text()))
        .map(
            register ->
                register.fault(
                    "unknown-certificate-type",
                    "There is no certificate type \"%s\".".formatted(register.text())))
        .toList();
  }

  private static List<Fault> issuer(Place type, Known known) {
    Place issuer = type.at("issuer");
    return issuer.hasText() && !known.departments().contains(issuer.text())
        ? List.of(
            issuer.fault(
                "unknown-department", "There is no department \"%s\".".formatted(issuer.text())))
        : List.of();
  }
}
