package lianban.launcher.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lianban.launcher.city.City;
import lianban.launcher.city.CityConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchTest {

  @TempDir Path root;

  @Test
  void runsTheStoreFromCopies() throws IOException, InterruptedException {
    Path target = makeStore("store");
    Launch launch = launch();
    launch.prepare();

    Path copies = City.at(root).config().folder().app("store");
    assertThat(copies.resolve("store-1.jar")).hasContent("store");
    assertThat(copies.resolve("driver.jar")).hasContent("driver");
    assertThat(launch.command()).contains(copies.resolve("store-1.jar") + ":" + copies + "/*");
    assertThat(String.join(" ", launch.command())).doesNotContain(target.toString());
  }

  @Test
  void runsNoJarOfTests() throws IOException {
    Path target = makeStore("store");
    Files.writeString(target.resolve("store-1-tests.jar"), "tests");

    assertThat(launch().command()).noneMatch(word -> word.contains("tests"));
  }

  @Test
  void usesWhatATrainingRunLeftUntilTheProgramChanges() throws IOException {
    makeStore("store");
    Launch launch = launch();
    assertThat(launch.isTrained()).isFalse();
    assertThat(launch.keepTraining()).as("nothing was left").isFalse();

    Files.writeString(draftIn(launch.trainingCommand()), "what a JVM would write");
    assertThat(launch.keepTraining()).isTrue();
    assertThat(launch.isTrained()).isTrue();
    assertThat(launch.command()).anyMatch(option -> option.startsWith("-XX:AOTCache="));

    makeStore("another store");
    assertThat(launch.isTrained()).isFalse();
    assertThat(launch.command()).noneMatch(option -> option.startsWith("-XX:AOTCache"));
  }

  @Test
  void forgetsWhatATrainingRunBeforeItLeft() throws IOException {
    makeStore("store");
    Path draft = draftIn(launch().trainingCommand());
    Files.writeString(draft, "of a run that was killed");

    assertThat(launch().trainingCommand()).isNotEmpty();
    assertThat(draft).doesNotExist();
  }

  private Launch launch() {
    CityConfig config = City.at(root).config();
    var store =
        config.parts().stream().filter(p -> p.name().equals("store")).findFirst().orElseThrow();
    return Launch.of(store, config);
  }

  private Path makeStore(String content) throws IOException {
    Path target = root.resolve("launcher/store/target");
    Files.createDirectories(target.resolve("lib"));
    Files.writeString(target.resolve("store-1.jar"), content);
    Files.writeString(target.resolve("lib/driver.jar"), "driver");
    return target;
  }

  private static Path draftIn(List<String> command) {
    String option = "-XX:AOTCacheOutput=";
    return command.stream()
        .filter(o -> o.startsWith(option))
        .map(o -> Path.of(o.substring(option.length())))
        .findFirst()
        .orElseThrow();
  }
}
