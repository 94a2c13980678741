package lianban.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import lianban.launcher.city.City;
import lianban.launcher.city.CityConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class WelcomeTest {

  @TempDir Path root;

  @Test
  void namesTheFileThatHoldsThePassword() {
    CityConfig city = City.at(root).config();
    Path secrets = city.folder().secretsFile();

    assertThat(secrets).exists();
    assertThat(Welcome.to(city))
        .containsPattern("(?m)^ *" + Pattern.quote(secrets.toString()) + "$")
        .doesNotContain(city.secrets().get("admin-password"));
  }

  @Test
  void namesCommandsThatWork() {
    List<String> commands =
        Pattern.compile("^ *\\./lianban (.+?)  ", Pattern.MULTILINE)
            .matcher(Welcome.to(City.at(root).config()))
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(commands).contains("demo", "demo transfers FILE", "down");
    for (String command : commands) {
      assertThat(new CommandLine(new Lianban()).parseArgs(command.split(" ")).errors())
          .as(command)
          .isEmpty();
    }
  }
}
