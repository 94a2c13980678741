package lianban.exchange.clock.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertOneModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import lianban.exchange.clock.Wake;
import lianban.exchange.clock.Wakes;
import lianban.service.batch.GroupCommit;
import lianban.service.mongo.Bulk;
import org.bson.Document;

/**
 * One document each, {@code _id} = its moment and its case, so that the earliest are the first page
 * of ids and the same is added once. {@code lease} is when it may be taken, in milliseconds.
 */
public final class MongoWakes implements Wakes {

  private static final String ID = "_id";
  private static final String CASE = "caseId";
  private static final String LEASE = "lease";

  /** Milliseconds in as many digits, until the year 5138: their order is that of time. */
  private static final int DIGITS = 14;

  private final MongoCollection<Document> wakes;
  private final GroupCommit<Wake, Boolean> additions = new GroupCommit<>(this::addAll);
  private final GroupCommit<Wake, Boolean> removals = new GroupCommit<>(this::removeAll);

  public MongoWakes(MongoCollection<Document> wakes) {
    this.wakes = wakes;
  }

  @Override
  public void add(Wake wake) {
    additions.commit(wake);
  }

  private List<Boolean> addAll(List<Wake> added) {
    return Bulk.write(
        wakes, added.stream().map(wake -> new InsertOneModel<>(document(wake))).toList());
  }

  @Override
  public List<Wake> take(Instant now, int most, Instant lease) {
    List<Wake> taken = new ArrayList<>();
    String after = "";
    while (taken.size() < most) {
      List<Document> page =
          wakes.find(gt(ID, after)).sort(ascending(ID)).limit(most).into(new ArrayList<>());
      for (Document document : page) {
        Wake wake = wake(document);
        if (wake.at().isAfter(now)) {
          return taken;
        }
        if (taken.size() < most && isTaken(document, now, lease)) {
          taken.add(wake);
        }
      }
      if (page.size() < most) {
        return taken;
      }
      after = page.getLast().getString(ID);
    }
    return taken;
  }

  /** Of several instances that look at once, one gets it. */
  private boolean isTaken(Document document, Instant now, Instant lease) {
    long free = document.getLong(LEASE);
    if (free > now.toEpochMilli()) {
      return false;
    }
    var unchanged = new Document(ID, document.getString(ID)).append(LEASE, free);
    return wakes.updateOne(unchanged, set(LEASE, lease.toEpochMilli())).getMatchedCount() == 1;
  }

  @Override
  public void remove(Wake wake) {
    removals.commit(wake);
  }

  private List<Boolean> removeAll(List<Wake> removed) {
    if (removed.size() == 1) {
      wakes.deleteOne(eq(ID, id(removed.getFirst())));
    } else {
      wakes.deleteMany(in(ID, removed.stream().map(MongoWakes::id).toList()));
    }
    return Collections.nCopies(removed.size(), true);
  }

  private static String id(Wake wake) {
    String millis = Long.toString(wake.at().toEpochMilli());
    return "0".repeat(Math.max(0, DIGITS - millis.length())) + millis + "/" + wake.caseId();
  }

  private static Document document(Wake wake) {
    return new Document(ID, id(wake)).append(CASE, wake.caseId()).append(LEASE, 0L);
  }

  private static Wake wake(Document document) {
    long millis = Long.parseLong(document.getString(ID).substring(0, DIGITS));
    return new Wake(Instant.ofEpochMilli(millis), document.getString(CASE));
  }
}
