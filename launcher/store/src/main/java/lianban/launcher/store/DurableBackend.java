package lianban.launcher.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.Channel;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps every write through the end of its process.
 *
 * <p>A command that may write goes into a journal before it is carried out, so neither its reply
 * nor what another reader may see of it comes before it would survive a kill. Now and then, between
 * two commands, the next journal begins, and the store's own file takes up everything before it
 * while commands go on; the old journal is deleted after that. The number of the next journal is
 * saved in the same commit: commands that the file holds are never carried out twice, and those
 * that it lacks are carried out again at the next start, in the same order and thus with the same
 * outcome.
 *
 * <p>What is in the operating system's page cache survives the end of this process, so nothing
 * forces the disk: a power failure may cost the last moments before it.
 *
 * <p>Only wire messages of today's protocol can write; the old protocol is left for the greeting of
 * drivers. A command that the file's store broke off may have been done by half: after that nothing
 * is written any more, and the next start does it as a whole.
 */
final class DurableBackend extends H2Backend {

  /** What never writes. Anything else is taken for a write. */
  private static final Set<String> READS =
      Set.of(
          "find",
          "getMore",
          "killCursors",
          "count",
          "distinct",
          "hello",
          "isMaster",
          "ismaster",
          "ping",
          "buildInfo",
          "endSessions",
          "listCollections",
          "listIndexes");

  /** How long a journal grows, in bytes, until the next one begins. */
  private static final long JOURNAL_BYTES = 16 * 1024 * 1024;

  /** How long it grows at most, in bytes, when the one before has not been taken up yet. */
  private static final long MOST_JOURNAL_BYTES = 3 * JOURNAL_BYTES;

  /** Share of live data, in per cent, below which old chunks are rewritten. */
  private static final int FILL_RATE = 50;

  /** How much one round of compaction rewrites at most, in bytes. */
  private static final int COMPACTION_BYTES = 16 * 1024 * 1024;

  private static final String JOURNAL = "journal-";
  private static final String GENERATION = "generation";
  private static final String DATABASE = "$db";

  private final ReentrantLock turn = new ReentrantLock();
  private final MVMap<String, Long> progress;
  private final @Nullable Path folder;
  private @Nullable Journal journal;

  /** Whether something broke off, so that what is in memory must not get into the file. */
  private boolean isBroken;

  private final ScheduledExecutorService daily =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("daily").factory());

  /** The last file that was begun; fails all further writing when it could not be written. */
  private CompletableFuture<Void> takenUp = CompletableFuture.completedFuture(null);

  /**
   * @param folder where the journals lie; null if nothing is to be kept
   */
  DurableBackend(MVStore file, @Nullable Path folder) {
    super(file);
    this.progress = file.openMap("lianban.journal");
    this.folder = folder;
    this.journal = folder == null ? null : recover(folder);
    // The library would save on its own what had waited for weeks.
    var _ = daily.scheduleWithFixedDelay(this::takeUpWhatWaits, 1, 1, TimeUnit.DAYS);
  }

  @Override
  protected MongoDatabase openOrCreateDatabase(String name) {
    return new CompactDatabase(name, getMvStore(), getCursorRegistry());
  }

  @Override
  public Document handleMessage(MongoMessage message) {
    // Without this, the room of a page could be given away while it is being read.
    MVStore.TxCounter pages = getMvStore().registerVersionUsage();
    try {
      Document command = message.getDocument();
      return READS.contains(command.keySet().iterator().next())
          ? super.handleMessage(message)
          : write(message, command);
    } finally {
      getMvStore().decrementVersionUsageCounter(pages);
    }
  }

  private Document write(MongoMessage message, Document command) {
    turn.lock();
    try {
      requireSound();
      if (journal != null && folder != null) {
        if (journal.size() > MOST_JOURNAL_BYTES
            || (journal.size() > JOURNAL_BYTES && takenUp.isDone())) {
          journal = next(folder, journal);
        }
        journal.append(command);
      }
      return super.handleMessage(message);
    } catch (MVStoreException | Error broken) {
      isBroken = true;
      throw broken;
    } finally {
      turn.unlock();
    }
  }

  private void requireSound() {
    if (isBroken || takenUp.isCompletedExceptionally()) {
      throw new MongoServerException("the store could not write its file and must be restarted");
    }
  }

  /** What did not come by {@link #handleMessage} has no place in the journal. */
  @Override
  public Document handleCommand(Channel channel, String database, String command, Document query) {
    if (!READS.contains(command) && !turn.isHeldByCurrentThread()) {
      throw new MongoServerException("the old protocol cannot write");
    }
    return super.handleCommand(channel, database, command, query);
  }

  private void takeUpWhatWaits() {
    turn.lock();
    try {
      if (journal != null && folder != null && journal.size() > 0 && !isBroken) {
        journal = next(folder, journal);
      }
    } finally {
      turn.unlock();
    }
  }

  @Override
  public void close() {
    daily.shutdownNow();
    turn.lock();
    try {
      if (isBroken || takenUp.isCompletedExceptionally()) {
        getMvStore().closeImmediately();
        return;
      }
      if (journal != null && folder != null) {
        next(folder, journal).close();
        journal = null;
        takenUp.join();
      }
      super.close();
    } finally {
      turn.unlock();
    }
  }

  /** Carries out what the last process did not get into the file. */
  private Journal recover(Path home) {
    turn.lock();
    try {
      return repeatAll(home);
    } finally {
      turn.unlock();
    }
  }

  private Journal repeatAll(Path home) {
    long taken = generation();
    Channel nobody = new EmbeddedChannel();
    Journal last = Journal.open(journalFile(home, taken));
    last.replay(command -> repeat(nobody, command));
    for (long later = taken + 1; Files.exists(journalFile(home, later)); later++) {
      last.close();
      last = Journal.open(journalFile(home, later));
      last.replay(command -> repeat(nobody, command));
      progress.put(GENERATION, later);
    }
    Journal fresh = next(home, last);
    takenUp.join();
    return fresh;
  }

  private void repeat(Channel nobody, Document command) {
    try {
      String database = Objects.requireNonNull((String) command.get(DATABASE));
      handleCommand(nobody, database, command.keySet().iterator().next(), command);
    } catch (MVStoreException unreadable) {
      throw unreadable;
    } catch (RuntimeException refused) {
      // It was refused the first time, too: a refusal depends on nothing but what is stored.
    }
  }

  /**
   * Begins the next journal, and the writing of everything before it to the file. Waits for the
   * file before.
   */
  private Journal next(Path home, Journal full) {
    takenUp.join();
    long next = generation() + 1;
    Journal fresh = Journal.open(journalFile(home, next));
    full.close();
    progress.put(GENERATION, next);
    while (getMvStore().tryCommit() < 0) {
      // Somebody opens a collection, which takes but a moment.
      Thread.onSpinWait();
    }
    takenUp =
        CompletableFuture.runAsync(
            () -> takeUp(home, next), task -> Thread.ofPlatform().name("take-up").start(task));
    return fresh;
  }

  private void takeUp(Path home, long next) {
    // Does nothing but wait for what is being written.
    getMvStore().executeFilestoreOperation(() -> {});
    deleteBefore(home, next);
    // Overwritten documents would otherwise keep their room for good.
    getMvStore().compact(FILL_RATE, COMPACTION_BYTES);
  }

  private long generation() {
    return progress.getOrDefault(GENERATION, 0L);
  }

  private static Path journalFile(Path home, long generation) {
    return home.resolve(JOURNAL + generation);
  }

  private static void deleteBefore(Path home, long next) {
    try (DirectoryStream<Path> journals = Files.newDirectoryStream(home, JOURNAL + "*")) {
      for (Path old : journals) {
        if (Long.parseLong(old.getFileName().toString().substring(JOURNAL.length())) < next) {
          Files.delete(old);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
