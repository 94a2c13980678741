package lianban.catalog.sharing;

import lianban.catalog.dataset.DataSetItems;
import lianban.catalog.definition.Definition;
import lianban.catalog.definition.Definitions;
import lianban.catalog.definition.Kind;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The event types and data sets of the catalogue as sharing sees them. */
public final class SharedResources {

  private final Definitions definitions;

  public SharedResources(Definitions definitions) {
    this.definitions = definitions;
  }

  /** The current version, null if there is no such thing. */
  public @Nullable SharedResource current(Resource resource) {
    return read(resource, definitions.current(resource.kind(), resource.key()));
  }

  /** One version, null if there is none of that number. */
  public @Nullable SharedResource version(Resource resource, int version) {
    return read(resource, definitions.version(resource.kind(), resource.key(), version));
  }

  /** What says nothing of sharing is shared by its owner's decision alone. */
  private static @Nullable SharedResource read(Resource resource, @Nullable Definition definition) {
    if (definition == null) {
      return null;
    }
    JsonNode content = definition.content();
    JsonNode sharing = content.path("sharing");
    String condition = sharing.path("legalBasis").asString("");
    boolean isDataSet = resource.kind() == Kind.DATA_SET;
    return new SharedResource(
        resource,
        content.path(isDataSet ? "provider" : "owner").asString(),
        definition.version(),
        SharingType.valueOf(sharing.path("type").asString(SharingType.CONDITIONAL.name())),
        condition.isEmpty() ? sharing.path("condition").stringValue(null) : condition,
        isDataSet ? DataSetItems.schema(content) : content.path("schema"),
        isDataSet ? DataSetItems.pointers(content) : Fields.ALL);
  }
}
