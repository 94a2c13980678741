package lianban.catalog.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A folder with one JSON file for each year's notice; a new year is a new file. */
public final class NoticeFolder {

  private NoticeFolder() {}

  /**
   * Reads all notices of a folder.
   *
   * @throws UncheckedIOException if there is no such folder or it cannot be read
   * @throws tools.jackson.core.JacksonException if a file is no notice
   */
  public static List<YearNotice> read(Path folder, JsonMapper json) {
    var notice =
        json.readerFor(YearNotice.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(file -> notice.<YearNotice>readValue(file))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
