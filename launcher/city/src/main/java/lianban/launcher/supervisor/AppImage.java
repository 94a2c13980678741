package lianban.launcher.supervisor;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import lianban.launcher.city.CityFolder;

/**
 * A service's jar, unpacked once after each build: nested jars are slow to start from.
 *
 * @param jar what the build made
 * @param folder where to unpack it
 */
record AppImage(Path jar, Path folder) implements Program {

  private static final long LIMIT_SECONDS = 120;

  @Override
  public void prepare() throws IOException, InterruptedException {
    if (Files.exists(stamp()) && Files.readString(stamp()).equals(fingerprint())) {
      return;
    }
    CityFolder.empty(folder);
    if (!unpack()) {
      throw new IOException("cannot unpack " + jar + "; see " + folder.resolve("unpack.log"));
    }
    Files.writeString(stamp(), fingerprint());
  }

  @Override
  public List<String> arguments() {
    return List.of("-jar", folder.resolve(jar.getFileName().toString()).toString());
  }

  /** By content: a reproducible build gives every jar the same time. */
  @Override
  public String fingerprint() throws IOException {
    long contents = 0;
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        contents = 31 * (31 * contents + entry.getName().hashCode()) + entry.getCrc();
      }
    }
    return Long.toHexString(contents) + "\n";
  }

  private boolean unpack() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx96m",
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--force",
                "--destination",
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.to(folder.resolve("unpack.log").toFile()))
            .start();
    try {
      return process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
    } finally {
      process.destroyForcibly();
    }
  }

  private Path stamp() {
    return folder.resolve("stamp");
  }
}
