package lianban.catalog.matter.http;

import java.util.List;
import lianban.catalog.definition.Definition;
import tools.jackson.databind.JsonNode;

/** A matter in short: what somebody who looks for a matter wants to see of each. */
final class MatterSummary {

  private static final List<String> MEMBERS =
      List.of(
          "id",
          "version",
          "name",
          "department",
          "type",
          "caseKind",
          "limits",
          "channels",
          "effectiveFrom",
          "effectiveUntil",
          "publishedAt");

  private MatterSummary() {}

  static JsonNode of(Definition matter) {
    return matter.answer().retain(MEMBERS);
  }
}
