package lianban.launcher.city;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** The file through which the supervisor tells everyone else how the city is. */
public final class StatusFile {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;

  /** The status file of a city. */
  public StatusFile(CityFolder folder) {
    this.file = folder.statusFile();
  }

  /** What was written last; empty before the first start. */
  public Optional<CityStatus> read() {
    return Files.exists(file)
        ? Optional.of(JSON.readValue(file, CityStatus.class))
        : Optional.empty();
  }

  /** Replaces what was written before in one step. */
  public void write(CityStatus status) {
    CityFolder.replace(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(status));
  }
}
