package lianban.launcher.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.Channel;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps every write through the end of its process.
 *
 * <p>A command that may write goes into a journal before it is carried out, so neither its reply
 * nor what another reader may see of it comes before it would survive a kill. The store's own file
 * is written now and then, all at once and never in the midst of a command; the journal then begins
 * anew. Its number is saved in that same commit: commands that the file holds are never carried out
 * twice, and those that it lacks are carried out again at the next start, in the same order and
 * thus with the same outcome.
 *
 * <p>What is in the operating system's page cache survives the end of this process, so nothing
 * forces the disk: a power failure may cost the last moments before it.
 *
 * <p>Only wire messages of today's protocol can write; the old protocol is left for the greeting of
 * drivers.
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
          "listDatabases",
          "listIndexes");

  /** How long the journal grows, in bytes, until the store's file takes everything up. */
  private static final long JOURNAL_BYTES = 8 * 1024 * 1024;

  /** Share of live data, in per cent, below which old chunks are rewritten. */
  private static final int FILL_RATE = 50;

  /** How much one round of compaction rewrites at most, in bytes; writers wait meanwhile. */
  private static final int COMPACTION_BYTES = 4 * 1024 * 1024;

  private static final String GENERATION = "generation";
  private static final String DATABASE = "$db";

  private final Lock turn = new ReentrantLock();

  /** A commit gives old pages' room away at once, so nobody may be reading them meanwhile. */
  private final ReadWriteLock pages = new ReentrantReadWriteLock();

  private final MVMap<String, Long> progress;
  private final @Nullable Path folder;
  private @Nullable Journal journal;

  /**
   * @param folder where the journals lie; null if nothing is to be kept
   */
  DurableBackend(MVStore file, @Nullable Path folder) {
    super(file);
    this.progress = file.openMap("lianban.journal");
    this.folder = folder;
    this.journal = folder == null ? null : recover(folder);
  }

  @Override
  protected MongoDatabase openOrCreateDatabase(String name) {
    return new CompactDatabase(name, getMvStore(), getCursorRegistry());
  }

  @Override
  public Document handleMessage(MongoMessage message) {
    Document command = message.getDocument();
    if (READS.contains(command.keySet().iterator().next())) {
      pages.readLock().lock();
      try {
        return super.handleMessage(message);
      } finally {
        pages.readLock().unlock();
      }
    }
    turn.lock();
    try {
      if (journal != null && folder != null && journal.size() > JOURNAL_BYTES) {
        journal = renewed(folder, journal);
      }
      if (journal != null) {
        journal.append(command);
      }
      return super.handleMessage(message);
    } finally {
      turn.unlock();
    }
  }

  @Override
  public void close() {
    turn.lock();
    try {
      if (journal != null && folder != null) {
        renewed(folder, journal).close();
        journal = null;
      }
      super.close();
    } finally {
      turn.unlock();
    }
  }

  /** Carries out what the last process did not get into the file. */
  private Journal recover(Path home) {
    Path current = journalFile(home, generation());
    deleteOthers(home, current);
    Journal found = Journal.open(current);
    Channel nobody = new EmbeddedChannel();
    found.replay(command -> repeat(nobody, command));
    return found.size() == 0 ? found : renewed(home, found);
  }

  private void repeat(Channel nobody, Document command) {
    try {
      handleCommand(
          nobody, (String) command.get(DATABASE), command.keySet().iterator().next(), command);
    } catch (RuntimeException refused) {
      // It was refused the first time, too: a refusal depends on nothing but what is stored.
    }
  }

  /** Saves everything; the next journal takes over with that commit. */
  private Journal renewed(Path home, Journal full) {
    long next = generation() + 1;
    Journal fresh = Journal.open(journalFile(home, next));
    progress.put(GENERATION, next);
    pages.writeLock().lock();
    try {
      getMvStore().commit();
      // Overwritten documents would otherwise keep their room for good.
      getMvStore().compact(FILL_RATE, COMPACTION_BYTES);
    } finally {
      pages.writeLock().unlock();
    }
    full.delete();
    return fresh;
  }

  private long generation() {
    return progress.getOrDefault(GENERATION, 0L);
  }

  private static Path journalFile(Path home, long generation) {
    return home.resolve("journal-" + generation);
  }

  /** A process that was killed between its commit and the end of the old journal left that. */
  private static void deleteOthers(Path home, Path current) {
    try (DirectoryStream<Path> journals = Files.newDirectoryStream(home, "journal-*")) {
      for (Path old : journals) {
        if (!old.equals(current)) {
          Files.delete(old);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
