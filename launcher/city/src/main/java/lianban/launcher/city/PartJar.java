package lianban.launcher.city;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what the build made of a part. */
public final class PartJar {

  private PartJar() {}

  /**
   * A service's runnable jar, or the plain jar of broker and store, whose libraries lie in {@code
   * lib} beside it.
   */
  public static Optional<Path> find(Path root, Part part) {
    Path target = root.resolve(part.module()).resolve("target");
    String pattern = part.name() + (part.kind().answersHealth() ? "-*-app.jar" : "-*.jar");
    if (!Files.isDirectory(target)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(target)) {
      var matcher = target.getFileSystem().getPathMatcher("glob:" + pattern);
      return files
          .filter(f -> matcher.matches(f.getFileName()))
          .filter(f -> !f.toString().endsWith("-tests.jar"))
          .sorted()
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
