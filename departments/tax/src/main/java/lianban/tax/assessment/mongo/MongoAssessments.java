package lianban.tax.assessment.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lianban.service.batch.GroupCommit;
import lianban.service.mongo.Bulk;
import lianban.tax.assessment.Assessment;
import lianban.tax.assessment.Assessments;
import org.bson.codecs.pojo.annotations.BsonId;

/** Assessments by case. */
public final class MongoAssessments implements Assessments {

  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

  private final MongoCollection<Entry> entries;
  private final GroupCommit<ReplaceOneModel<Entry>, Boolean> writes =
      new GroupCommit<>(this::writeAll);

  public MongoAssessments(MongoDatabase database) {
    entries = database.getCollection("assessments", Entry.class);
  }

  @Override
  public void enter(Assessment assessment) {
    var entry = new ReplaceOneModel<>(eq(assessment.caseId()), Entry.of(assessment), UPSERT);
    boolean isWritten = writes.commit(entry);
    if (!isWritten) {
      // Another attempt entered it at the same moment, so now there is one to replace.
      Bulk.write(entries, List.of(entry));
    }
  }

  private List<Boolean> writeAll(List<ReplaceOneModel<Entry>> assessed) {
    return Bulk.write(entries, assessed);
  }

  @Override
  public Optional<Assessment> of(String caseId) {
    return Optional.ofNullable(entries.find(eq(caseId)).first()).map(Entry::assessment);
  }

  /** An assessment as stored. */
  public record Entry(
      @BsonId String caseId,
      BigDecimal price,
      BigDecimal floorArea,
      BigDecimal percent,
      BigDecimal amount,
      Instant assessedAt) {

    static Entry of(Assessment a) {
      return new Entry(
          a.caseId(), a.price(), a.floorArea(), a.percent(), a.amount(), a.assessedAt());
    }

    Assessment assessment() {
      return new Assessment(caseId, price, floorArea, percent, amount, assessedAt);
    }
  }
}
