package lianban.catalog.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lianban.catalog.definition.Duplicates;
import lianban.catalog.definition.Kind;
import lianban.catalog.definition.Known;
import lianban.catalog.definition.Place;
import lianban.catalog.definition.Rules;
import lianban.catalog.definition.SchemaPath;
import lianban.catalog.definition.Structure;
import lianban.service.problem.Fault;
import tools.jackson.databind.JsonNode;

/**
 * What makes a data set's entry right (政务信息资源目录编制指南). The form is in data-set.schema.json, the rest
 * is here; whether its items are in what it is made of is asked by {@link DataSetSuccession}.
 */
public final class DataSetRules implements Rules {

  private static final Structure STRUCTURE =
      Structure.in(DataSetRules.class, "data-set.schema.json");

  /** First digit of the code of a data set: its class (类). */
  private static final Map<String, String> CLASSES =
      Map.of("BASE", "1", "THEME", "2", "DEPARTMENT", "3");

  @Override
  public Kind kind() {
    return Kind.DATA_SET;
  }

  @Override
  public List<Fault> faults(JsonNode definition, Known known) {
    Place dataSet = Place.root(definition);
    return Stream.of(
            STRUCTURE.faults(dataSet),
            provider(dataSet.at("provider"), known),
            code(dataSet),
            certificates(dataSet.at("madeOf").at("certificates"), known),
            items(dataSet))
        .flatMap(List::stream)
        .toList();
  }

  private static List<Fault> provider(Place provider, Known known) {
    return provider.hasText() && !known.departments().contains(provider.text())
        ? List.of(
            provider.fault(
                "unknown-department", "There is no department \"%s\".".formatted(provider.text())))
        : List.of();
  }

  private static List<Fault> code(Place dataSet) {
    Place code = dataSet.at("code");
    String first = CLASSES.get(dataSet.at("class").at("kind").text());
    return code.hasText() && first != null && !code.text().startsWith(first)
        ? List.of(code.fault("contradiction", "The code of this class begins with " + first + "."))
        : List.of();
  }

  private static List<Fault> certificates(Place type, Known known) {
    return type.hasText() && !known.certificateTypes().contains(type.text())
        ? List.of(
            type.fault(
                "unknown-certificate-type",
                "There is no certificate type \"%s\".".formatted(type.text())))
        : List.of();
  }

  /** Each part of the data is one item: none is another's, or a part of it. */
  private static List<Fault> items(Place dataSet) {
    List<Place> pointers =
        dataSet.at("items").items().stream().map(item -> item.at("pointer")).toList();
    List<Fault> faults = new ArrayList<>(Duplicates.among(pointers));
    for (Place pointer : pointers) {
      if (!SchemaPath.isPointer(pointer.text())) {
        faults.add(pointer.fault("pattern", "is no JSON Pointer"));
      } else if (pointers.stream().anyMatch(other -> isBelow(other.text(), pointer.text()))) {
        faults.add(pointer.fault("contradiction", "is part of another item"));
      }
    }
    return faults;
  }

  private static boolean isBelow(String above, String pointer) {
    return !above.isEmpty() && pointer.startsWith(above + "/");
  }
}
