package lianban.service.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Several independent writes in one message. */
public final class Bulk {

  private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);

  private Bulk() {}

  /**
   * Writes all of them.
   *
   * @return for each, in their order, whether it was written: false if a unique key of another
   *     document stood against it
   * @throws MongoBulkWriteException if one failed otherwise; others may have been written
   */
  public static <D> List<Boolean> write(
      MongoCollection<D> collection, List<? extends WriteModel<D>> writes) {
    List<Boolean> written = new ArrayList<>(Collections.nCopies(writes.size(), true));
    try {
      collection.bulkWrite(writes, ANY_ORDER);
    } catch (MongoBulkWriteException e) {
      rethrowUnlessTaken(e);
      e.getWriteErrors().forEach(error -> written.set(error.getIndex(), false));
    }
    return written;
  }

  /**
   * Writes all of them.
   *
   * @return whether each had its effect: every insert was new, every update found its document. If
   *     not, only a look tells which did not
   * @throws MongoBulkWriteException if one failed otherwise; others may have been written
   */
  public static <D> boolean isWritten(
      MongoCollection<D> collection, List<? extends WriteModel<D>> writes) {
    try {
      BulkWriteResult result = collection.bulkWrite(writes, ANY_ORDER);
      return result.getInsertedCount() + result.getMatchedCount() == writes.size();
    } catch (MongoBulkWriteException e) {
      rethrowUnlessTaken(e);
      return false;
    }
  }

  private static void rethrowUnlessTaken(MongoBulkWriteException e) {
    if (e.getWriteConcernError() != null || !e.getWriteErrors().stream().allMatch(Bulk::isTaken)) {
      throw e;
    }
  }

  private static boolean isTaken(BulkWriteError error) {
    return ErrorCategory.fromErrorCode(error.getCode()) == ErrorCategory.DUPLICATE_KEY;
  }
}
