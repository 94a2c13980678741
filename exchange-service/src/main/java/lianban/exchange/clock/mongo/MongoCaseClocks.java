package lianban.exchange.clock.mongo;

import com.mongodb.client.MongoCollection;
import java.util.Map;
import lianban.exchange.clock.CaseClock;
import lianban.exchange.clock.CaseClocks;
import lianban.exchange.mongo.JsonDocuments;
import lianban.exchange.mongo.RevisedDocuments;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** One clock, one document, by the case's id. Only cases that something special happened to. */
public final class MongoCaseClocks implements CaseClocks {

  private final RevisedDocuments<CaseClock> stored;

  public MongoCaseClocks(MongoCollection<Document> collection, JsonDocuments documents) {
    this.stored =
        new RevisedDocuments<>(
            collection,
            documents,
            new RevisedDocuments.Form<>(
                CaseClock.class, CaseClock::caseId, CaseClock::revision, clock -> Map.of()));
  }

  @Override
  public @Nullable CaseClock find(String caseId) {
    return stored.find(caseId);
  }

  @Override
  public boolean store(CaseClock clock) {
    return clock.revision() == 1 ? stored.insert(clock) : stored.replace(clock);
  }
}
