package lianban.catalog.definition;

import java.util.Set;

/** Where schemas stand within a schema (JSON Schema 2020-12, Core, section 10). */
public enum SchemaKeywords {
  /** The keyword's value is a schema. */
  ONE,
  /** It is an array of schemas. */
  LIST,
  /** It is an object whose members are schemas under names of their own. */
  MAP,
  /** It holds none. */
  NONE;

  private static final Set<String> ONES =
      Set.of(
          "items",
          "additionalProperties",
          "not",
          "if",
          "then",
          "else",
          "contains",
          "propertyNames",
          "unevaluatedItems",
          "unevaluatedProperties",
          "contentSchema");
  private static final Set<String> LISTS = Set.of("allOf", "anyOf", "oneOf", "prefixItems");
  private static final Set<String> MAPS =
      Set.of("properties", "patternProperties", "dependentSchemas");

  /**
   * What a keyword holds. {@code $defs} counts as none: what stands there applies to nothing until
   * it is referred to.
   */
  public static SchemaKeywords of(String keyword) {
    if (ONES.contains(keyword)) {
      return ONE;
    }
    if (LISTS.contains(keyword)) {
      return LIST;
    }
    return MAPS.contains(keyword) ? MAP : NONE;
  }
}
