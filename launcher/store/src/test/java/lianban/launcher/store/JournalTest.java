package lianban.launcher.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void place() {
    file = folder.resolve("journal");
  }

  @Test
  void givesBackWhatWasAppendedInItsOrder() {
    append(entry(1), entry(2), entry(3));
    assertThat(read()).containsExactly(entry(1), entry(2), entry(3));
  }

  @Test
  void endsWhereAKilledProcessBrokeOffAtAnyByte() throws IOException {
    append(entry(1), entry(2));
    long whole = Files.size(file) / 2;
    for (long cut = Files.size(file) - 1; cut > whole; cut--) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(cut);
      }
      assertThat(read()).as("cut to %d bytes", cut).containsExactly(entry(1));
    }
  }

  @Test
  void endsAtAnEntryThatIsNotAsItWasWritten() throws IOException {
    append(entry(1), entry(2));
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 5] ^= 1;
    Files.write(file, bytes);
    assertThat(read()).containsExactly(entry(1));
  }

  @Test
  void goesOnBehindTheLastWholeEntry() throws IOException {
    append(entry(1), entry(2));
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(Files.size(file) - 1);
    }
    append(entry(3));
    assertThat(read()).containsExactly(entry(1), entry(3));
  }

  @Test
  void refusesWhatItCouldNotReadAgainAndGoesOn() {
    Document tooLong = new Document("text", "x".repeat(17 * 1024 * 1024));

    assertThatExceptionOfType(MongoServerError.class).isThrownBy(() -> append(entry(1), tooLong));
    append(entry(2));

    assertThat(read()).containsExactly(entry(1), entry(2));
  }

  private void append(Document... entries) {
    try (Journal journal = Journal.open(file)) {
      journal.replay(old -> {});
      List.of(entries).forEach(journal::append);
      assertThat(journal.size()).isPositive();
    }
  }

  private List<Document> read() {
    List<Document> found = new ArrayList<>();
    try (Journal journal = Journal.open(file)) {
      journal.replay(found::add);
    }
    return found;
  }

  private static Document entry(int number) {
    return new Document("number", number).append("text", "何 " + number);
  }
}
