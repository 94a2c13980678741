package lianban.exchange.proof.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertOneModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import lianban.exchange.proof.Finding;
import lianban.exchange.proof.Findings;
import lianban.proof.Place;
import lianban.service.mongo.Bulk;
import org.bson.Document;

/** A finding's whole content is its key. */
public final class MongoFindings implements Findings {

  private final MongoCollection<Document> findings;

  public MongoFindings(MongoCollection<Document> findings) {
    this.findings = findings;
  }

  @Override
  public boolean note(Finding finding, Instant at) {
    var document =
        new Document("_id", finding.toString())
            .append("kind", finding.kind().name())
            .append("seal", finding.seal())
            .append("field", finding.field())
            .append("at", Date.from(at));
    Place place = finding.place();
    if (place != null) {
      document
          .append("type", place.type())
          .append("partition", place.partition())
          .append("offset", place.offset());
    }
    return Bulk.write(findings, List.of(new InsertOneModel<>(document))).getFirst();
  }

  @Override
  public List<Found> all(int limit) {
    List<Found> all = new ArrayList<>();
    for (Document stored : findings.find().limit(limit)) {
      Place place =
          stored.containsKey("type")
              ? new Place(
                  stored.getString("type"),
                  stored.getInteger("partition"),
                  stored.get("offset", Number.class).longValue())
              : null;
      var finding =
          new Finding(
              Finding.Kind.valueOf(stored.getString("kind")),
              stored.get("seal", Number.class).longValue(),
              stored.getString("field"),
              place);
      all.add(new Found(finding, stored.getDate("at").toInstant()));
    }
    return all;
  }
}
