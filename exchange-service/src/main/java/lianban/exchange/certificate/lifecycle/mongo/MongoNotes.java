package lianban.exchange.certificate.lifecycle.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import lianban.exchange.certificate.lifecycle.Notes;
import lianban.service.mongo.Bulk;
import org.bson.Document;

/** Notes as keys of documents that say nothing else. */
public final class MongoNotes implements Notes {

  private static final String ID = "_id";

  private final MongoCollection<Document> notes;

  public MongoNotes(MongoCollection<Document> notes) {
    this.notes = notes;
  }

  @Override
  public void add(String note) {
    Bulk.write(notes, List.of(new InsertOneModel<>(new Document(ID, note))));
  }

  @Override
  public List<String> before(String bound, int limit) {
    return notes
        .find(lt(ID, bound))
        .sort(Sorts.ascending(ID))
        .limit(limit)
        .map(document -> document.getString(ID))
        .into(new ArrayList<>());
  }

  @Override
  public void remove(String note) {
    notes.deleteOne(eq(ID, note));
  }
}
