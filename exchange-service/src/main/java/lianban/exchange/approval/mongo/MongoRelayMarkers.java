package lianban.exchange.approval.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lianban.exchange.approval.kafka.RelayMarkers;
import lianban.service.batch.GroupCommit;
import lianban.service.mongo.Bulk;
import org.bson.Document;

/** A small collection: only cases with messages under way have a marker. */
public final class MongoRelayMarkers implements RelayMarkers {

  private final MongoCollection<Document> markers;
  private final MongoCollection<Document> instances;
  private final GroupCommit<Marker, Boolean> additions = new GroupCommit<>(this::addAll);

  public MongoRelayMarkers(MongoCollection<Document> markers, MongoCollection<Document> instances) {
    this.markers = markers;
    this.instances = instances;
  }

  @Override
  public void add(Marker marker) {
    additions.commit(marker);
  }

  private List<Boolean> addAll(List<Marker> added) {
    return Bulk.write(markers, added.stream().map(m -> new InsertOneModel<>(document(m))).toList());
  }

  private static Document document(Marker marker) {
    return new Document("_id", marker.id())
        .append("caseId", marker.caseId())
        .append("instance", marker.instance());
  }

  @Override
  public void remove(Collection<String> markerIds) {
    markers.deleteMany(in("_id", markerIds));
  }

  @Override
  public List<Marker> all() {
    return markers
        .find()
        .map(d -> new Marker(d.getString("_id"), d.getString("caseId"), d.getString("instance")))
        .into(new ArrayList<>());
  }

  @Override
  public void beat(String instance, Instant at) {
    instances.replaceOne(
        eq("_id", instance),
        new Document("_id", instance).append("seenAt", at.toString()),
        new ReplaceOptions().upsert(true));
  }

  @Override
  public Map<String, Instant> beats() {
    Map<String, Instant> beats = new HashMap<>();
    for (Document document : instances.find()) {
      beats.put(document.getString("_id"), Instant.parse(document.getString("seenAt")));
    }
    return beats;
  }
}
