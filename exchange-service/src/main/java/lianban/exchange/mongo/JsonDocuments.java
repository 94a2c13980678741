package lianban.exchange.mongo;

import java.util.Map;
import org.bson.Document;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Records as documents: through Jackson, so the store holds what the wire would show. */
public final class JsonDocuments {

  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

  private final JsonMapper json;
  private final ObjectWriter ascii;

  public JsonDocuments(JsonMapper json) {
    this.json = json;
    this.ascii = json.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);
  }

  public Document document(Object record) {
    return new Document(json.convertValue(record, MAP));
  }

  public <T> T record(Document document, Class<T> type) {
    return json.convertValue(document, type);
  }

  /**
   * A large record as one text, which costs a fraction of hundreds of fields. Other characters than
   * ASCII are escaped: such texts are copied as they are, where others are translated at every hop.
   */
  public String text(Object record) {
    return ascii.writeValueAsString(record);
  }

  public <T> T record(String text, Class<T> type) {
    return json.readValue(text, type);
  }
}
