package lianban.launcher.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lianban.launcher.city.CityConfig;
import lianban.launcher.city.JarCopies;
import lianban.launcher.city.Part;
import lianban.launcher.city.PartJar;

/** How one part is made ready to start, and with which command. */
sealed interface Launch {

  /** Work to do before each start; there is little of it unless there was a build. */
  void prepare() throws IOException, InterruptedException;

  /** What a training run would make quicker to start; empty for what starts quickly enough. */
  Optional<AppImage> trainable();

  List<String> command();

  static Launch of(Part part, CityConfig config) {
    Path jar =
        PartJar.find(config.folder().root(), part)
            .orElseThrow(() -> new IllegalStateException("not built: " + part.name()));
    List<String> java = new ArrayList<>();
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.addAll(part.jvmOptions());
    Path folder = config.folder().app(part.name());
    return switch (part.kind()) {
      case BROKER -> new Plain(java, jar, folder, "lianban.launcher.broker.BrokerProcess");
      case STORE -> new Plain(java, jar, folder, "lianban.launcher.store.StoreProcess");
      case REGISTRY, SERVICE -> new App(new AppImage(jar, folder, java));
    };
  }

  /** A jar with its libraries beside it, run from copies in a folder. */
  record Plain(List<String> java, Path jar, Path folder, String mainClass) implements Launch {

    @Override
    public void prepare() throws IOException {
      List<Path> classPath = new ArrayList<>(List.of(jar));
      try (Stream<Path> libraries = Files.list(jar.resolveSibling("lib"))) {
        libraries.forEach(classPath::add);
      }
      new JarCopies(folder).refresh(classPath);
    }

    @Override
    public Optional<AppImage> trainable() {
      return Optional.empty();
    }

    @Override
    public List<String> command() {
      List<String> command = new ArrayList<>(java);
      command.addAll(
          List.of("-cp", folder.resolve(jar.getFileName()) + ":" + folder + "/*", mainClass));
      return command;
    }
  }

  /** A Spring Boot service. */
  record App(AppImage image) implements Launch {

    @Override
    public void prepare() throws IOException, InterruptedException {
      image.unpack();
    }

    @Override
    public Optional<AppImage> trainable() {
      return Optional.of(image);
    }

    @Override
    public List<String> command() {
      return image.command();
    }
  }
}
