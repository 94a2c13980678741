package lianban.service.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lianban.service.test.AtOnce;
import lianban.service.test.TestDatabase;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("lianban.service.test.TestDatabase#all")
class BulkTest {

  private final MongoCollection<Document> documents;

  BulkTest(TestDatabase store) {
    documents = store.empty().getCollection("documents");
  }

  @Test
  void tellsWhichKeysWereTakenAndWritesAllOthers() {
    documents.insertOne(named("b", 1));

    List<Boolean> written =
        Bulk.write(documents, inserts(named("a", 2), named("b", 2), named("c", 2), named("c", 3)));

    assertThat(written).containsExactly(true, false, true, false);
    assertThat(
            documents
                .find()
                .map(d -> d.getString("_id") + d.getInteger("n"))
                .into(new ArrayList<>()))
        .containsExactlyInAnyOrder("a2", "b1", "c2");
  }

  @Test
  void isWrittenWhenEachHadItsEffect() {
    var changed = new UpdateOneModel<Document>(eq("_id", "a"), set("n", 2));
    assertThat(Bulk.isWritten(documents, List.of(new InsertOneModel<>(named("a", 1)), changed)))
        .isTrue();
    assertThat(Bulk.isWritten(documents, inserts(named("a", 3), named("b", 3)))).isFalse();
    var stale = new UpdateOneModel<Document>(and(eq("_id", "a"), eq("n", 1)), set("n", 4));
    assertThat(Bulk.isWritten(documents, List.of(stale))).isFalse();
    assertThat(documents.find().into(new ArrayList<>()))
        .containsExactlyInAnyOrder(named("a", 2), named("b", 3));
  }

  @Test
  void anotherFaultIsNoTakenKey() {
    documents.insertOne(new Document("_id", "a").append("n", "text"));
    var impossible =
        new UpdateOneModel<Document>(eq("_id", "a"), new Document("$inc", new Document("n", 1)));

    assertThatExceptionOfType(MongoBulkWriteException.class)
        .isThrownBy(() -> Bulk.write(documents, List.of(impossible)));
  }

  @Test
  void findsTogetherWhatIsThere() throws Exception {
    Bulk.write(documents, inserts(named("0", 0), named("1", 1), named("2", 2)));
    var lookup = new Lookup<>(documents, null, d -> d.getString("_id"));

    List<Map<String, Document>> found =
        AtOnce.all(20, i -> lookup.findAll(List.of(String.valueOf(i), String.valueOf(i + 1))));

    for (int i = 0; i < 20; i++) {
      assertThat(found.get(i).keySet())
          .isEqualTo(
              Stream.of(i, i + 1)
                  .filter(n -> n < 3)
                  .map(String::valueOf)
                  .collect(Collectors.toSet()));
    }
    assertThat(lookup.find("2")).isEqualTo(named("2", 2));
    assertThat(lookup.find("3")).isNull();
  }

  @Test
  void aLookSeesWhatWasWrittenBefore() {
    var lookup = new Lookup<>(documents, null, d -> d.getString("_id"));
    assertThat(lookup.find("a")).isNull();
    documents.insertOne(named("a", 1));
    assertThat(lookup.find("a")).isEqualTo(named("a", 1));

    documents.updateOne(eq("_id", "a"), set("n", 2));

    assertThat(lookup.find("a")).isEqualTo(named("a", 2));
  }

  private static Document named(String id, int n) {
    return new Document("_id", id).append("n", n);
  }

  private static List<InsertOneModel<Document>> inserts(Document... added) {
    return Stream.of(added).map(InsertOneModel::new).toList();
  }
}
