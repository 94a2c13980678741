package lianban.launcher.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.mvstore.MVStore;

/**
 * Lets no reply leave before everything it may have seen is in the file.
 *
 * <p>Commands run beside one another under the read lock. Whoever leaves unsaved changes behind
 * then queues for the write lock; the first to get it commits for all who finished before, and the
 * others find their work already saved. The exclusive lock also keeps a commit from cutting a
 * command in half, a document without its index entries. Reads take the same path: a reader that
 * acted on a document which a kill then undoes would have seen what never was.
 *
 * <p>What is in the operating system's page cache survives the end of this process, so a commit
 * does not force the disk: a power failure may cost the last moments before it.
 *
 * <p>Only wire messages of today's protocol can write; the old protocol is left for the greeting of
 * drivers.
 */
final class DurableBackend extends H2Backend {

  /** Share of live data, in per cent, below which old chunks are rewritten. */
  private static final int FILL_RATE = 50;

  /**
   * How much one round of compaction rewrites at most, in bytes; the store stands still meanwhile.
   */
  private static final int COMPACTION_BYTES = 2 * 1024 * 1024;

  private static final int COMMITS_BETWEEN_COMPACTIONS = 512;

  private final ReadWriteLock gate = new ReentrantReadWriteLock();
  private final AtomicLong finished = new AtomicLong();
  private volatile long saved;
  private long commits;

  DurableBackend(MVStore file) {
    super(file);
  }

  @Override
  protected MongoDatabase openOrCreateDatabase(String name) {
    return new CompactDatabase(name, getMvStore(), getCursorRegistry());
  }

  @Override
  public Document handleMessage(MongoMessage message) {
    try {
      return handleShared(message);
    } finally {
      saveUnlessSaved();
    }
  }

  @Override
  public void close() {
    gate.writeLock().lock();
    try {
      super.close();
    } finally {
      gate.writeLock().unlock();
    }
  }

  private Document handleShared(MongoMessage message) {
    gate.readLock().lock();
    try {
      return super.handleMessage(message);
    } finally {
      if (getMvStore().hasUnsavedChanges()) {
        finished.incrementAndGet();
      }
      gate.readLock().unlock();
    }
  }

  private void saveUnlessSaved() {
    long mine = finished.get();
    if (saved >= mine) {
      return;
    }
    gate.writeLock().lock();
    try {
      if (saved < mine) {
        long all = finished.get();
        getMvStore().commit();
        saved = all;
        compactNowAndThen();
      }
    } finally {
      gate.writeLock().unlock();
    }
  }

  /**
   * Overwritten documents would otherwise keep their room for good in chunks that still hold a live
   * one.
   */
  private void compactNowAndThen() {
    if (++commits % COMMITS_BETWEEN_COMPACTIONS == 0) {
      getMvStore().compact(FILL_RATE, COMPACTION_BYTES);
    }
  }
}
