package lianban.launcher.city;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lianban.launcher.city.TakenPort.Holder;

/**
 * Finds who listens on a port by matching Linux's socket tables with the open files of every
 * process. Where there is no such table, or the process belongs to somebody else, the answer is
 * empty.
 */
final class Listeners {

  private static final String LISTENING = "0A";
  private static final int COMMAND_LENGTH = 100;

  private final Path proc;

  Listeners(Path proc) {
    this.proc = proc;
  }

  Optional<Holder> holder(int port) {
    Set<String> sockets =
        Stream.of("net/tcp", "net/tcp6")
            .flatMap(table -> lines(proc.resolve(table)).stream())
            .flatMap(line -> socket(line, port).stream())
            .collect(Collectors.toSet());
    if (sockets.isEmpty()) {
      return Optional.empty();
    }
    return processes().stream().filter(p -> holdsAny(p, sockets)).findFirst().map(this::describe);
  }

  /**
   * The inode in a line of the socket table, as an open file's target names it, if it listens on
   * the port.
   */
  static Optional<String> socket(String line, int port) {
    String[] columns = line.strip().split("\\s+", -1);
    boolean listens =
        columns.length > 9
            && columns[3].equals(LISTENING)
            && columns[1].endsWith(String.format(":%04X", port));
    return listens ? Optional.of("socket:[" + columns[9] + "]") : Optional.empty();
  }

  private List<Path> processes() {
    try (Stream<Path> entries = Files.list(proc)) {
      return entries.filter(p -> p.getFileName().toString().matches("\\d+")).toList();
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  private static boolean holdsAny(Path process, Set<String> sockets) {
    try (Stream<Path> files = Files.list(process.resolve("fd"))) {
      return files.anyMatch(file -> target(file).filter(sockets::contains).isPresent());
    } catch (IOException endedOrNotOurs) {
      return false;
    }
  }

  private static Optional<String> target(Path file) {
    try {
      return Optional.of(Files.readSymbolicLink(file).toString());
    } catch (IOException closed) {
      return Optional.empty();
    }
  }

  private Holder describe(Path process) {
    String command =
        lines(process.resolve("cmdline")).stream()
            .findFirst()
            .orElse("")
            .replace('\0', ' ')
            .strip();
    String shown =
        command.length() <= COMMAND_LENGTH ? command : command.substring(0, COMMAND_LENGTH) + "…";
    return new Holder(Long.parseLong(process.getFileName().toString()), shown);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException unreadable) {
      return List.of();
    }
  }
}
