package lianban.launcher.city;

import java.util.Optional;

/**
 * A port that somebody else listens on already.
 *
 * @param port the port
 * @param part what was to listen there
 * @param holder who does instead, where the system tells
 */
public record TakenPort(int port, String part, Optional<Holder> holder) {

  /** A process that is not the city's. */
  public record Holder(long pid, String command) {}

  /** The sentence for the person at the terminal. */
  public String message() {
    String by =
        holder.map(h -> "process " + h.pid() + " (" + h.command() + ")").orElse("another process");
    return "Port " + port + ", meant for " + part + ", is taken by " + by + ".";
  }
}
