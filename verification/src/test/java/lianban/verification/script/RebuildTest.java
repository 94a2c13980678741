package lianban.verification.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lianban.verification.project.Project;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the script builds again: in a project of a few files, with a Maven that only fails. */
class RebuildTest {

  private static final Instant BUILT = Instant.parse("2026-11-23T01:00:00Z");
  private static final String GATEWAY = "gateway/src/main/resources/application.yml";
  private static final String CONSOLE = "console/dist/assets/index.js";
  private static final String SOURCE = "console/src/main.ts";
  private static final String TEST = "gateway/src/test/java/GatewayTest.java";
  private static final String PAGE = "docs/protocol.md";

  @TempDir private Path project;

  @BeforeEach
  void build() throws IOException {
    executable("lianban", Project.text("lianban"));
    executable("bin/mvn", "#!/bin/sh\nexit 1\n");
    Files.createDirectories(project.resolve("launcher/city/target/lib"));
    for (String file : List.of("pom.xml", GATEWAY, CONSOLE, SOURCE, TEST, PAGE)) {
      change(file, BUILT.minusSeconds(60));
    }
    change(".lianban/built", BUILT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pom.xml", GATEWAY, CONSOLE})
  void buildsAgainWhatRunsOtherwise(String changed) throws Exception {
    change(changed, BUILT.plusSeconds(60));

    assertThat(bench()).contains("Building Lianban");
  }

  @ParameterizedTest
  @ValueSource(strings = {SOURCE, TEST, PAGE})
  void doesNotBuildForWhatNothingRunsOn(String changed) throws Exception {
    change(changed, BUILT.plusSeconds(60));

    assertThat(bench()).isEqualTo("The benchmarks are not built.\n");
  }

  private String bench() throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder(project.resolve("lianban").toString(), "bench")
            .redirectErrorStream(true);
    var environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("LIANBAN_"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("PATH", project.resolve("bin") + File.pathSeparator + System.getenv("PATH"));
    Process script = builder.start();
    String told = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(script.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return told;
  }

  private void executable(String name, String text) throws IOException {
    Path file = write(name, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private void change(String name, Instant at) throws IOException {
    Files.setLastModifiedTime(write(name, ""), FileTime.from(at));
  }

  private Path write(String name, String text) throws IOException {
    Path file = project.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
