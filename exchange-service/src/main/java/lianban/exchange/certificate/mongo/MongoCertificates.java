package lianban.exchange.certificate.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lianban.exchange.certificate.Certificate;
import lianban.exchange.certificate.Certificates;
import lianban.exchange.mongo.JsonDocuments;
import lianban.service.batch.GroupCommit;
import lianban.service.mongo.Bulk;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Certificates by identifier. Every write may be repeated, and come in any order. */
public final class MongoCertificates implements Certificates {

  private static final String STATUS = "status";
  private static final String ACTS = "acts";
  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

  private final MongoCollection<Document> certificates;
  private final JsonDocuments documents;
  private final GroupCommit<BsonDocument, Boolean> entries = new GroupCommit<>(this::enterAll);
  private final GroupCommit<UpdateOneModel<Document>, Boolean> successions =
      new GroupCommit<>(this::supersedeAll);

  public MongoCertificates(MongoCollection<Document> certificates, JsonDocuments documents) {
    this.certificates = certificates;
    this.documents = documents;
  }

  @Override
  public @Nullable Certificate find(String identifier) {
    Document document = certificates.find(eq("_id", identifier)).first();
    if (document == null) {
      return null;
    }
    document.put("identifier", document.remove("_id"));
    document.putIfAbsent("content", Map.of());
    showActs(document);
    return documents.record(document, Certificate.class);
  }

  /** Kept apart from what cases write, so that neither overwrites the other. */
  private static void showActs(Document document) {
    if (!(document.remove(ACTS) instanceof Document acts)) {
      return;
    }
    String status = acts.getString(STATUS);
    boolean isReplaced = Certificate.Status.SUPERSEDED.name().equals(document.get(STATUS));
    if (!isReplaced || status.equals(Certificate.Status.REVOKED.name())) {
      document.put(STATUS, status);
    }
    String by = acts.getString("by");
    if (by != null) {
      document.putIfAbsent("supersededBy", by);
    }
  }

  @Override
  public void mark(
      String identifier, Certificate.Status status, @Nullable String by, long revision) {
    Document acts = new Document("revision", revision).append(STATUS, status.name());
    if (by != null) {
      acts.append("by", by);
    }
    certificates.updateOne(
        and(eq("_id", identifier), or(exists(ACTS, false), lt(ACTS + ".revision", revision))),
        set(ACTS, acts));
  }

  @Override
  public void enter(Certificate certificate) {
    Document document = documents.document(certificate);
    document.put("_id", document.remove("identifier"));
    // What cannot be stored fails here, before it would fail others.
    BsonDocument storable =
        document.toBsonDocument(Document.class, certificates.getCodecRegistry());
    if (!entries.commit(storable)) {
      complete(document);
    }
  }

  private List<Boolean> enterAll(List<BsonDocument> entered) {
    return Bulk.write(
        certificates.withDocumentClass(BsonDocument.class),
        entered.stream().map(InsertOneModel::new).toList());
  }

  /** Adds what is not known of a certificate that only its successor told of. */
  private void complete(Document document) {
    Bson onlySuperseded = and(eq("_id", document.remove("_id")), exists("caseId", false));
    document.remove(STATUS);
    List<Bson> fields = new ArrayList<>();
    document.forEach((name, value) -> fields.add(set(name, value)));
    certificates.updateOne(onlySuperseded, combine(fields));
  }

  @Override
  public void supersede(String identifier, String by) {
    var superseded =
        new UpdateOneModel<Document>(
            eq("_id", identifier),
            combine(set(STATUS, Certificate.Status.SUPERSEDED.name()), set("supersededBy", by)),
            UPSERT);
    boolean isWritten = successions.commit(superseded);
    if (!isWritten) {
      // Somebody entered it at the same moment, so now it can be found.
      Bulk.write(certificates, List.of(superseded));
    }
  }

  private List<Boolean> supersedeAll(List<UpdateOneModel<Document>> superseded) {
    return Bulk.write(certificates, superseded);
  }
}
