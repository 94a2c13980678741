package lianban.launcher.city;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** How much memory a process occupies, where the system tells. */
final class Memory {

  private Memory() {}

  /** Resident bytes of a process on Linux; empty elsewhere, or when it is gone. */
  static OptionalLong resident(long pid) {
    try {
      return resident(Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")));
    } catch (IOException unknown) {
      return OptionalLong.empty();
    }
  }

  static OptionalLong resident(List<String> status) {
    return status.stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst();
  }
}
