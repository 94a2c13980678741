package lianban.verification.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lianban.verification.project.Project;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** The guide is taken as it stands, in one shell from its first command to its last. */
@ExtendWith(CityExtension.class)
@Order(5)
class GuideTest {

  private static final String PAGE = "docs/exchange-with-curl.md";

  /** A status from 400 on makes a command fail, which otherwise only its output would tell. */
  private static final String CURL = "silent\nfail-with-body\nmax-time = 60\n";

  /** What a block printed, and what went wrong in it. */
  private record Walked(Guide.Block block, Path out, Path err, Path failed) {

    static Walked at(Path folder, int index, Guide.Block block) {
      return new Walked(
          block,
          folder.resolve(index + ".out"),
          folder.resolve(index + ".err"),
          folder.resolve(index + ".failed"));
    }

    String script() {
      return "exec > '%s' 2> '%s'\nfailed='%s'\n".formatted(out, err, failed) + block.commands();
    }

    void check() {
      assertThat(out).as("the walk comes so far").exists();
      String printed = text(out);
      assertThat(text(failed).lines().count())
          .as("failed:%n%s%s%nprinted:%n%s", text(failed), text(err), printed)
          .isLessThanOrEqualTo(block.failures());
      String shown = block.shown();
      if (shown != null) {
        assertThat(printed)
            .as("printed, where the page shows:%n%s%s", shown, text(err))
            .matches(Guide.pattern(shown));
      }
    }

    private static String text(Path file) {
      try {
        return Files.exists(file) ? Files.readString(file) : "";
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> everyCommandDoesWhatThePageShows(RunningCity city) throws IOException {
    Path folder = Files.createDirectories(city.file("guide"));
    List<Guide.Block> blocks = Guide.read(Project.text(PAGE)).blocks();
    List<Walked> walk =
        IntStream.range(0, blocks.size())
            .mapToObj(i -> Walked.at(folder, i, blocks.get(i)))
            .toList();
    Files.writeString(folder.resolve(".curlrc"), CURL);
    Path script = folder.resolve("walk.sh");
    Files.writeString(script, begin(folder));
    for (Walked block : walk) {
      Files.writeString(script, block.script(), StandardOpenOption.APPEND);
    }

    Script.Outcome outcome = city.script().bash(script);

    assertThat(outcome.err()).as("what bash itself says").isEmpty();
    return walk.stream().map(one -> DynamicTest.dynamicTest(one.block().toString(), one::check));
  }

  /** Failed commands are written down, and no receiver outlives the walk. */
  private static String begin(Path folder) {
    return """
    export LC_ALL=C.UTF-8 CURL_HOME='%s'
    set -o pipefail
    trap 'printf "%%q\\n" "$BASH_COMMAND" >> "$failed"' ERR
    trap 'kill $(jobs -p) 2> /dev/null || true; rm -rf "$walk"' EXIT
    """
        .formatted(folder);
  }
}
