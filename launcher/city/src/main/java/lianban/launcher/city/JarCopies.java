package lianban.launcher.city;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The jars that a process runs from, copied to where no build replaces them under it: a JVM that
 * finds another jar in the place of its own cannot load its classes any more.
 *
 * @param folder holds the copies and no other jar
 */
public record JarCopies(Path folder) {

  /**
   * Makes the copies those of this class path.
   *
   * @return the class path to run with, in the same order; a folder of classes stays where it is
   */
  public List<Path> refresh(List<Path> classPath) throws IOException {
    List<Path> copies = new ArrayList<>();
    for (Path entry : classPath) {
      copies.add(Files.isDirectory(entry) ? entry : copy(entry));
    }
    removeAllBut(copies);
    return copies;
  }

  private Path copy(Path jar) throws IOException {
    Path copy = folder.resolve(jar.getFileName().toString());
    if (!isSame(jar, copy)) {
      // In one step: whoever runs from the old copy keeps it.
      Path draft = Files.createTempFile(folder, copy.getFileName().toString(), ".new");
      Files.copy(
          jar, draft, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
      Files.move(draft, copy, StandardCopyOption.ATOMIC_MOVE);
    }
    return copy;
  }

  private static boolean isSame(Path jar, Path copy) throws IOException {
    return Files.exists(copy)
        && Files.size(copy) == Files.size(jar)
        && Files.getLastModifiedTime(copy).equals(Files.getLastModifiedTime(jar));
  }

  /** Leaves drafts alone, which may be those of another command. */
  private void removeAllBut(List<Path> copies) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      var old = files.filter(f -> f.toString().endsWith(".jar") && !copies.contains(f)).toList();
      for (Path file : old) {
        Files.deleteIfExists(file);
      }
    }
  }
}
