package lianban.launcher.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lianban.launcher.city.JarCopies;

/**
 * A jar with its libraries beside it, run from copies.
 *
 * @param folder where the copies lie
 */
record CopiedJars(Path jar, Path folder, String mainClass) implements Program {

  @Override
  public void prepare() throws IOException {
    new JarCopies(folder).refresh(classPath());
  }

  @Override
  public List<String> arguments() {
    return List.of("-cp", folder.resolve(jar.getFileName()) + ":" + folder + "/*", mainClass);
  }

  @Override
  public String fingerprint() throws IOException {
    StringBuilder text = new StringBuilder();
    for (Path entry : classPath()) {
      text.append(entry.getFileName()).append(' ').append(Files.size(entry)).append(' ');
      text.append(Files.getLastModifiedTime(entry).toMillis()).append('\n');
    }
    return text.toString();
  }

  private List<Path> classPath() throws IOException {
    List<Path> classPath = new ArrayList<>(List.of(jar));
    try (Stream<Path> libraries = Files.list(jar.resolveSibling("lib"))) {
      libraries.sorted().forEach(classPath::add);
    }
    return classPath;
  }
}
