package lianban.launcher.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarCopiesTest {

  @TempDir Path target;
  @TempDir Path folder;
  private Path jar;
  private Path library;

  @BeforeEach
  void build() throws IOException {
    jar = Files.writeString(target.resolve("city.jar"), "first");
    library = Files.writeString(target.resolve("library.jar"), "library");
  }

  @Test
  void keepTheOrderOfTheClassPath() throws IOException {
    Path classes = Files.createDirectory(target.resolve("classes"));

    assertThat(new JarCopies(folder).refresh(List.of(library, classes, jar)))
        .containsExactly(folder.resolve("library.jar"), classes, folder.resolve("city.jar"));
  }

  @Test
  void stayWhatTheyAreWhenABuildReplacesAJar() throws IOException {
    new JarCopies(folder).refresh(List.of(jar));
    Files.writeString(jar, "second");

    assertThat(folder.resolve("city.jar")).hasContent("first");
  }

  @Test
  void followABuildAtTheNextStart() throws IOException {
    JarCopies copies = new JarCopies(folder);
    copies.refresh(List.of(jar, library));
    Files.writeString(jar, "second build");

    copies.refresh(List.of(jar));

    assertThat(folder.resolve("city.jar")).hasContent("second build");
    assertThat(folder).isDirectoryNotContaining("glob:**library.jar");
  }

  @Test
  void leaveWhatHasNotChanged() throws IOException {
    JarCopies copies = new JarCopies(folder);
    Path copy = copies.refresh(List.of(jar)).getFirst();
    Object before = Files.readAttributes(copy, "unix:ino").get("ino");

    copies.refresh(List.of(jar));

    assertThat(Files.readAttributes(copy, "unix:ino").get("ino")).isEqualTo(before);
  }

  @Test
  void areWhatTheSupervisorRunsFrom(@TempDir Path root) throws IOException {
    CityFolder city = new CityFolder(root);
    CityConfig config = new CityConfig(city, 9000, Secrets.of(city), Map.of());

    List<String> command = new Startup(config, new StatusFile(city)).supervisorCommand();

    String classPath = command.get(command.indexOf("-cp") + 1);
    assertThat(Stream.of(classPath.split(File.pathSeparator)).map(Path::of))
        .filteredOn(Files::isRegularFile)
        .isNotEmpty()
        .allMatch(entry -> entry.startsWith(city.app("supervisor")));
  }
}
