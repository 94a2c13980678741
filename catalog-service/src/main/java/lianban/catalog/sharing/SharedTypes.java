package lianban.catalog.sharing;

import lianban.catalog.definition.Definition;
import lianban.catalog.definition.Definitions;
import lianban.catalog.definition.Kind;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The event types of the catalogue as sharing sees them. */
public final class SharedTypes {

  private final Definitions definitions;

  public SharedTypes(Definitions definitions) {
    this.definitions = definitions;
  }

  /** The current version, null if there is no such type. */
  public @Nullable SharedType current(String type) {
    return read(definitions.current(Kind.EVENT_TYPE, type));
  }

  /** One version, null if there is none of that number. */
  public @Nullable SharedType version(String type, int version) {
    return read(definitions.version(Kind.EVENT_TYPE, type, version));
  }

  /** A type that says nothing of sharing is shared by its owner's decision alone. */
  private static @Nullable SharedType read(@Nullable Definition definition) {
    if (definition == null) {
      return null;
    }
    JsonNode content = definition.content();
    JsonNode sharing = content.path("sharing");
    String condition = sharing.path("legalBasis").asString("");
    return new SharedType(
        definition.key(),
        content.path("owner").asString(),
        definition.version(),
        SharingType.valueOf(sharing.path("type").asString(SharingType.CONDITIONAL.name())),
        condition.isEmpty() ? sharing.path("condition").stringValue(null) : condition,
        content.path("schema"));
  }
}
