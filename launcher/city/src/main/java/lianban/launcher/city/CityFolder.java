package lianban.launcher.city;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Where the city keeps what is its own, readable by its owner alone.
 *
 * @param root the project's root
 * @param home data, logs and secrets
 * @param apps what the parts run from
 */
public record CityFolder(Path root, Path home, Path apps) {

  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  /** The usual place: {@code .lianban} below the project's root. */
  public CityFolder(Path root) {
    this(root, root.resolve(".lianban"));
  }

  public CityFolder(Path root, Path home) {
    this(root, home, home.resolve("apps"));
  }

  /** A city within this one that runs from the same files and keeps everything else to itself. */
  CityFolder training() {
    return new CityFolder(root, home.resolve("training"), apps);
  }

  /** The home itself; made on first use. */
  public Path path() {
    return directory(home);
  }

  /** Data of the broker or the store. */
  public Path data(String part) {
    return directory(path().resolve("data").resolve(part));
  }

  /** What a part runs from: an unpacked service, or copies of its jars. */
  public Path app(String part) {
    return directory(apps.resolve(part));
  }

  /** Removes the home and everything in it. */
  public void clear() throws IOException {
    empty(path());
    Files.delete(home);
  }

  /** Removes everything in a folder, but not the folder itself. */
  public static void empty(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(folder)) {
          Files.delete(file);
        }
      }
    }
  }

  /** What a process wrote to its standard output. */
  public Path log(String part) {
    return directory(path().resolve("logs")).resolve(part + ".log");
  }

  /** What the supervisor says about the city. */
  public Path statusFile() {
    return run().resolve("city.json");
  }

  /** Held locked as long as a supervisor lives. */
  public Path lockFile() {
    return run().resolve("lock");
  }

  /** Passwords, keys and the secrets of clients. */
  public Path secretsFile() {
    return path().resolve("secrets");
  }

  Path portBaseFile() {
    return path().resolve("port-base");
  }

  private Path run() {
    return directory(path().resolve("run"));
  }

  /**
   * Replaces a file in one step, so that a reader sees the old text or the new one; its owner alone
   * may read it.
   */
  static void replace(Path file, String text) {
    try {
      Path draft = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new");
      Files.writeString(draft, text);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path directory(Path path) {
    try {
      if (Files.isDirectory(path)) {
        return path;
      }
      return POSIX
          ? Files.createDirectories(
              path,
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
          : Files.createDirectories(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
