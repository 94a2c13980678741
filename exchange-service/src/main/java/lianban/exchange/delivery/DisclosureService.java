package lianban.exchange.delivery;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import lianban.exchange.catalog.Grant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a grant lets out of the exchange. Every way out goes through here, so that what is not
 * granted leaves on none.
 */
public final class DisclosureService {

  private final JsonMapper json;

  public DisclosureService(JsonMapper json) {
    this.json = json;
  }

  /**
   * The event as its receiver may see it, null if it may not see it at all.
   *
   * @param client that receives it
   */
  public @Nullable CloudEvent disclosed(Grant grant, String client, CloudEvent event) {
    return switch (grant.rows()) {
      case ALL -> event;
      case OWN -> isFiledBy(client, event.getData()) ? event : null;
    };
  }

  private boolean isFiledBy(String client, @Nullable CloudEventData data) {
    if (data == null) {
      return false;
    }
    JsonNode filedBy = json.readTree(data.toBytes()).get("filedBy");
    return filedBy != null && client.equals(filedBy.stringValue(null));
  }
}
