package lianban.exchange.certificate.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lianban.exchange.certificate.Certificate;
import lianban.exchange.certificate.Certificates;
import lianban.exchange.mongo.JsonDocuments;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Certificates by identifier. Every write may be repeated, and come in any order. */
public final class MongoCertificates implements Certificates {

  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

  private final MongoCollection<Document> certificates;
  private final JsonDocuments documents;

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
    return documents.record(document, Certificate.class);
  }

  @Override
  public void enter(Certificate certificate) {
    Document document = documents.document(certificate);
    document.remove("identifier");
    document.remove("status");
    List<Bson> fields = new ArrayList<>();
    document.forEach((name, value) -> fields.add(set(name, value)));
    fields.add(setOnInsert("status", Certificate.Status.VALID.name()));
    certificates.updateOne(eq("_id", certificate.identifier()), combine(fields), UPSERT);
  }

  @Override
  public void supersede(String identifier, String by) {
    certificates.updateOne(
        eq("_id", identifier),
        Updates.combine(
            set("status", Certificate.Status.SUPERSEDED.name()), set("supersededBy", by)),
        UPSERT);
  }
}
