package lianban.exchange.certificate.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
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
    document.put("_id", document.remove("identifier"));
    try {
      certificates.insertOne(document);
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
      complete(document);
    }
  }

  /** Adds what is not known of a certificate that only its successor told of. */
  private void complete(Document document) {
    Bson onlySuperseded = and(eq("_id", document.remove("_id")), exists("caseId", false));
    document.remove("status");
    List<Bson> fields = new ArrayList<>();
    document.forEach((name, value) -> fields.add(set(name, value)));
    certificates.updateOne(onlySuperseded, combine(fields));
  }

  @Override
  public void supersede(String identifier, String by) {
    certificates.updateOne(
        eq("_id", identifier),
        combine(set("status", Certificate.Status.SUPERSEDED.name()), set("supersededBy", by)),
        UPSERT);
  }
}
