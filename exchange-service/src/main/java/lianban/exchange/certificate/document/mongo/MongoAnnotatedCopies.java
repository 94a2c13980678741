package lianban.exchange.certificate.document.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertOneModel;
import java.util.List;
import lianban.exchange.certificate.document.AnnotatedCopies;
import lianban.exchange.certificate.document.AnnotatedCopy;
import lianban.exchange.mongo.JsonDocuments;
import lianban.service.mongo.Bulk;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Annotated copies by number. */
public final class MongoAnnotatedCopies implements AnnotatedCopies {

  private static final String ID = "_id";

  private final MongoCollection<Document> copies;
  private final JsonDocuments documents;

  public MongoAnnotatedCopies(MongoCollection<Document> copies, JsonDocuments documents) {
    this.copies = copies;
    this.documents = documents;
  }

  @Override
  public @Nullable AnnotatedCopy find(String number) {
    Document found = copies.find(eq(ID, number)).first();
    return found == null ? null : documents.record(found.getString("copy"), AnnotatedCopy.class);
  }

  @Override
  public void keep(AnnotatedCopy copy) {
    Document document = new Document(ID, copy.number()).append("copy", documents.text(copy));
    Bulk.write(copies, List.of(new InsertOneModel<>(document)));
  }
}
