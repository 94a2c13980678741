package lianban.launcher.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import lianban.launcher.demo.transfer.Reading;
import lianban.launcher.demo.transfer.TransferFile;

/** Where transfers come from. */
public sealed interface TransferSource {

  /** A file on disk. */
  record OnDisk(Path path) implements TransferSource {}

  /** The sample that comes with the demo. */
  record Sample() implements TransferSource {}

  /** What batches are named after and people are made up from. */
  default String fileName() {
    return switch (this) {
      case OnDisk(var path) -> String.valueOf(path.getFileName());
      case Sample _ -> "sample-transfers.csv";
    };
  }

  /** Reads and checks it. */
  default Reading read() {
    try (InputStream bytes = open()) {
      // A reader that reports what is not UTF-8 instead of replacing it.
      var decoder =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT);
      return TransferFile.read(
          fileName(), new BufferedReader(new InputStreamReader(bytes, decoder)));
    } catch (NoSuchFileException e) {
      return new Reading.Unusable("There is no file " + e.getFile() + ".");
    } catch (IOException e) {
      return new Reading.Unusable(fileName() + " cannot be read: " + e);
    }
  }

  private InputStream open() throws IOException {
    return switch (this) {
      case OnDisk(var path) -> Files.newInputStream(path);
      case Sample sample -> packaged(sample.fileName());
    };
  }

  private static InputStream packaged(String name) throws IOException {
    InputStream bytes = TransferSource.class.getResourceAsStream("/demo/" + name);
    if (bytes == null) {
      throw new IOException("the package lacks its sample");
    }
    return bytes;
  }
}
