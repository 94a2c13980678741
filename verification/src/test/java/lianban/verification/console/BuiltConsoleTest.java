package lianban.verification.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import lianban.verification.project.Project;
import org.junit.jupiter.api.Test;

class BuiltConsoleTest {

  private static final Path CONSOLE = Project.path("console");

  /** Beside everything in {@code src}; the same names are in console/record-sources.mjs. */
  private static final List<String> SETTINGS =
      List.of(
          "index.html",
          "package-lock.json",
          "package.json",
          "record-sources.mjs",
          "tsconfig.json",
          "vite.config.ts");

  @Test
  void isBuiltFromTheSourcesBesideIt() throws IOException, GeneralSecurityException {
    List<String> recorded = Files.readAllLines(CONSOLE.resolve("dist/sources.sha256"));

    assertThat(recorded)
        .as("console/dist is older than its sources: npm ci && npm run build in console/")
        .containsExactlyInAnyOrderElementsOf(actual());
  }

  private static List<String> actual() throws IOException, GeneralSecurityException {
    List<Path> files;
    try (Stream<Path> sources = Files.walk(CONSOLE.resolve("src"))) {
      files =
          Stream.concat(
                  SETTINGS.stream().map(CONSOLE::resolve), sources.filter(Files::isRegularFile))
              .filter(file -> !file.toString().endsWith(".test.ts"))
              .toList();
    }
    var lines = Stream.<String>builder();
    for (Path file : files) {
      String name = CONSOLE.relativize(file).toString().replace('\\', '/');
      lines.add(hash(file) + "  " + name);
    }
    return lines.build().toList();
  }

  private static String hash(Path file) throws IOException, GeneralSecurityException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return HexFormat.of().formatHex(digest);
  }
}
