package lianban.catalog.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
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
    return files(folder).stream().map(file -> notice.<YearNotice>readValue(file)).toList();
  }

  /**
   * All notices of a folder as they are, to be imported; no folder has none.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  public static List<JsonNode> documents(@Nullable String folder, JsonMapper json) {
    return folder == null || folder.isEmpty()
        ? List.of()
        : files(Path.of(folder)).stream().map(json::readTree).toList();
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
