package lianban.catalog.sharing.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lianban.catalog.definition.Kind;
import lianban.catalog.sharing.Announcement;
import lianban.catalog.sharing.ShareRequest;
import lianban.catalog.sharing.ShareRequest.State;
import lianban.catalog.sharing.ShareRequests;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One request, one document, compare-and-set on {@code version}. The request itself is one text in
 * it; what requests are looked for by stands beside that text.
 */
public final class MongoShareRequests implements ShareRequests {

  private static final String ID = "_id";
  private static final String VERSION = "version";
  private static final String UNANNOUNCED = "unannounced";

  private final MongoCollection<Document> collection;
  private final JsonMapper json;
  private volatile boolean isPrepared;

  public MongoShareRequests(MongoDatabase database, JsonMapper json) {
    this.collection = database.getCollection("share_requests");
    this.json = json;
  }

  @Override
  public @Nullable ShareRequest find(String id) {
    Document document = collection.find(Filters.eq(ID, id)).first();
    return document == null ? null : read(document);
  }

  @Override
  public boolean insert(ShareRequest request) {
    prepare();
    try {
      collection.insertOne(document(request));
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public boolean replace(ShareRequest request) {
    prepare();
    var unchanged = new Document(ID, request.id()).append(VERSION, request.version() - 1);
    return collection.replaceOne(unchanged, document(request)).getMatchedCount() == 1;
  }

  @Override
  public List<ShareRequest> in(Set<State> states) {
    return all(collection.find(Filters.in("state", states.stream().map(State::name).toList())));
  }

  @Override
  public List<ShareRequest> unannounced() {
    return all(collection.find(Filters.eq(UNANNOUNCED, true)));
  }

  @Override
  public List<ShareRequest> page(
      @Nullable Set<String> parties, @Nullable State state, String after, int limit) {
    List<Bson> wanted = new ArrayList<>();
    wanted.add(Filters.gt(ID, after));
    if (parties != null) {
      wanted.add(Filters.in("parties", parties));
    }
    if (state != null) {
      wanted.add(Filters.eq("state", state.name()));
    }
    return all(collection.find(Filters.and(wanted)).limit(limit));
  }

  private List<ShareRequest> all(FindIterable<Document> found) {
    List<ShareRequest> all = new ArrayList<>();
    for (Document document : found.sort(Sorts.ascending(ID))) {
      all.add(read(document));
    }
    return all;
  }

  /** At the first write and not at start, which must not wait for the store. */
  private void prepare() {
    if (!isPrepared) {
      collection.createIndex(Indexes.ascending(ID, VERSION), new IndexOptions().unique(true));
      isPrepared = true;
    }
  }

  private Document document(ShareRequest request) {
    return new Document(ID, request.id())
        .append(VERSION, request.version())
        .append("state", request.state().name())
        .append(UNANNOUNCED, Announcement.isDue(request))
        .append("parties", List.of(request.owner(), request.subscriber()))
        .append("request", json.writeValueAsString(request));
  }

  private ShareRequest read(Document document) {
    ObjectNode request = (ObjectNode) json.readTree(document.getString("request"));
    if (!request.has("resource")) {
      upgrade(request);
    }
    return json.treeToValue(request, ShareRequest.class);
  }

  /**
   * What was written when there were only event types to ask for, and nothing was announced: what
   * happened then is known by now.
   */
  private static void upgrade(ObjectNode request) {
    request
        .putObject("resource")
        .put("kind", Kind.EVENT_TYPE.name())
        .set("key", request.required("type"));
    request.remove("type");
    request.put("announced", request.required("history").size());
  }
}
