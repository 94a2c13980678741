package lianban.verification.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files of the project, found from the folder that the tests run in. */
public final class Project {

  private static final Path ROOT = root(Path.of("").toAbsolutePath());

  private Project() {}

  private static Path root(Path from) {
    for (Path folder = from; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve("docs/protocol.md"))) {
        return folder;
      }
    }
    throw new IllegalStateException("no project above " + from);
  }

  /** A file or folder by its path from the root. */
  public static Path path(String name) {
    return ROOT.resolve(name);
  }

  /** The text of a file. */
  public static String text(String name) {
    try {
      return Files.readString(path(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one YAML document in a file. */
  public static Object yaml(String name) {
    return parse(text(name));
  }

  /** The one YAML document in a text; plain data only. */
  public static Object parse(String yaml) {
    return new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
  }

  /** A mapping of a parsed document; empty if the value is none. */
  @SuppressWarnings("unchecked") // the keys of the mappings in these files are strings
  public static Map<String, Object> mapping(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  /** A sequence of a parsed document; empty if the value is none. */
  public static List<?> sequence(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  /** The modules of the root pom, in build order. */
  public static List<String> modules() {
    return all("<module>([^<]+)</module>", text("pom.xml"));
  }

  /** A property of the root pom. */
  public static String property(String name) {
    return all("<" + Pattern.quote(name) + ">([^<]+)</", text("pom.xml")).getFirst();
  }

  /** The first group of every match. */
  public static List<String> all(String regex, String text) {
    return Pattern.compile(regex, Pattern.MULTILINE)
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }
}
