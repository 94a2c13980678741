package lianban.catalog.sharing.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Objects;
import lianban.catalog.Samples;
import lianban.catalog.sharing.Announcement;
import lianban.catalog.sharing.Resource;
import lianban.catalog.sharing.ShareRequest;
import lianban.catalog.sharing.ShareRequests;
import lianban.catalog.sharing.ShareRequestsContract;
import lianban.service.test.TestDatabase;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("lianban.service.test.TestDatabase#all")
class MongoShareRequestsTest extends ShareRequestsContract {

  private final ShareRequests requests;

  private final MongoDatabase store;

  MongoShareRequestsTest(TestDatabase database) {
    store = database.empty();
    requests = new MongoShareRequests(store, Samples.JSON);
  }

  @Override
  protected ShareRequests requests() {
    return requests;
  }

  /** Written by a release that knew event types alone and announced nothing. */
  @Test
  void readsWhatAnEarlierReleaseWrote() {
    String request =
        """
        {"id": "a", "version": 1, "type": "housing.contract.filed", "owner": "housing",
         "subscriber": "tax", "sharing": "CONDITIONAL", "purpose": "p", "legalBasis": "l",
         "asked": {"fields": [""], "rows": "ALL"}, "state": "GRANTED",
         "agreed": {"fields": [""], "rows": "ALL"}, "typeVersion": 1, "isExtended": false,
         "history": [{"what": "GRANTED", "at": "2026-11-22T08:15:30Z", "by": "housing/city",
                      "access": {"fields": [""], "rows": "ALL"}}],
         "keys": {}}
        """;
    store
        .getCollection("share_requests")
        .insertOne(
            new Document("_id", "a")
                .append("version", 1L)
                .append("state", "GRANTED")
                .append("parties", List.of("housing", "tax"))
                .append("request", request));
    ShareRequest read = Objects.requireNonNull(requests.find("a"));
    assertThat(read.resource()).isEqualTo(Resource.eventType("housing.contract.filed"));
    assertThat(read.granted().fields()).containsExactly("");
    assertThat(requests.unannounced()).isEmpty();
    assertThat(Announcement.isDue(read)).as("was long since known").isFalse();
  }
}
