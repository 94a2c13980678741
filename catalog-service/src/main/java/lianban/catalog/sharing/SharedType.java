package lianban.catalog.sharing;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What sharing has to know of an event type.
 *
 * @param owner the department that decides
 * @param version of the definition
 * @param condition under which it is shared, or by which law it is not; null where none is named
 * @param schema JSON Schema of its data
 */
public record SharedType(
    String type,
    String owner,
    int version,
    SharingType sharing,
    @Nullable String condition,
    JsonNode schema) {}
