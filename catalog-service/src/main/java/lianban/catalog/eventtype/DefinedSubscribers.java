package lianban.catalog.eventtype;

import java.util.List;
import lianban.catalog.definition.Definition;
import lianban.catalog.definition.Definitions;
import lianban.catalog.definition.Kind;
import tools.jackson.databind.JsonNode;

/**
 * The subscribers that the type's own definition names. One that names no version reads by the one
 * that was current when it became a subscriber.
 */
public final class DefinedSubscribers implements PinnedSubscribers {

  private final Definitions definitions;

  public DefinedSubscribers(Definitions definitions) {
    this.definitions = definitions;
  }

  @Override
  public List<PinnedSubscriber> of(String type) {
    List<Definition> versions = definitions.versions(Kind.EVENT_TYPE, type);
    if (versions.isEmpty()) {
      return List.of();
    }
    return subscribersOf(versions.getLast()).stream()
        .map(subscriber -> pinned(subscriber, versions))
        .toList();
  }

  private static PinnedSubscriber pinned(JsonNode subscriber, List<Definition> versions) {
    String client = subscriber.path("client").asString();
    JsonNode said = subscriber.path("version");
    int version = said.isInt() ? said.asInt() : since(client, versions);
    return new PinnedSubscriber(client, version, null);
  }

  private static int since(String client, List<Definition> versions) {
    int since = versions.getLast().version();
    for (Definition version : versions.reversed()) {
      if (subscribersOf(version).stream()
          .noneMatch(s -> s.path("client").asString().equals(client))) {
        break;
      }
      since = version.version();
    }
    return since;
  }

  private static List<JsonNode> subscribersOf(Definition definition) {
    return definition.content().path("subscribers").valueStream().toList();
  }
}
