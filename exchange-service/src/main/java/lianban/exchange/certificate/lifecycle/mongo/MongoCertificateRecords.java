package lianban.exchange.certificate.lifecycle.mongo;

import com.mongodb.client.MongoCollection;
import java.util.Map;
import lianban.exchange.certificate.lifecycle.CertificateRecord;
import lianban.exchange.certificate.lifecycle.CertificateRecords;
import lianban.exchange.mongo.JsonDocuments;
import lianban.exchange.mongo.RevisedDocuments;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Records by what all versions of a certificate have in common. */
public final class MongoCertificateRecords implements CertificateRecords {

  private final RevisedDocuments<CertificateRecord> records;

  public MongoCertificateRecords(MongoCollection<Document> collection, JsonDocuments documents) {
    this.records =
        new RevisedDocuments<>(
            collection,
            documents,
            new RevisedDocuments.Form<>(
                CertificateRecord.class,
                CertificateRecord::id,
                CertificateRecord::revision,
                _ -> Map.of()));
  }

  @Override
  public @Nullable CertificateRecord find(String id) {
    return records.find(id);
  }

  @Override
  public boolean insert(CertificateRecord record) {
    return records.insert(record);
  }

  @Override
  public boolean replace(CertificateRecord record) {
    return records.replace(record);
  }
}
