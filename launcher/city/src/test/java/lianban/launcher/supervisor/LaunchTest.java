package lianban.launcher.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lianban.launcher.city.City;
import lianban.launcher.city.CityConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchTest {

  @TempDir Path root;

  @Test
  void runsTheStoreFromCopies() throws IOException, InterruptedException {
    Path target = root.resolve("launcher/store/target");
    Files.createDirectories(target.resolve("lib"));
    Files.writeString(target.resolve("store-1.jar"), "store");
    Files.writeString(target.resolve("lib/driver.jar"), "driver");
    CityConfig config = City.at(root).config();
    var store =
        config.parts().stream().filter(p -> p.name().equals("store")).findFirst().orElseThrow();

    Launch launch = Launch.of(store, config);
    launch.prepare();

    Path copies = config.folder().app("store");
    assertThat(copies.resolve("store-1.jar")).hasContent("store");
    assertThat(copies.resolve("driver.jar")).hasContent("driver");
    assertThat(launch.command()).contains(copies.resolve("store-1.jar") + ":" + copies + "/*");
    assertThat(String.join(" ", launch.command())).doesNotContain(target.toString());
  }
}
