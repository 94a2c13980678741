package lianban.verification.project;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of processes in docs/protocol.md. */
public final class ProcessTable {

  private static final int BASE = 8080;
  private static final Pattern ROW =
      Pattern.compile("^\\| (\\d+)(?:[–,] ?\\d+)? \\| ([^|]+) \\| ([^|]+) \\|$", Pattern.MULTILINE);

  private ProcessTable() {}

  /**
   * A process.
   *
   * @param port with the ports starting at 8080
   * @param isOurs whether it is a module of the project, not a broker or a store
   */
  public record Entry(String name, int port, boolean isOurs) {}

  public static List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    Matcher row = ROW.matcher(Project.text("docs/protocol.md"));
    while (row.find()) {
      addRow(entries, Integer.parseInt(row.group(1)), row.group(2), row.group(3));
    }
    return entries;
  }

  private static void addRow(List<Entry> entries, int offset, String names, String eurekaName) {
    String plain = names.replaceAll(" \\([^)]*\\)", "");
    if (eurekaName.equals("the same")) {
      int next = BASE + offset;
      for (String name : plain.split(", ", -1)) {
        entries.add(new Entry(name, next, true));
        next++;
      }
    } else {
      String name = plain.replaceAll(",.*", "");
      entries.add(new Entry(name, BASE + offset, !name.matches("broker|document store")));
    }
  }
}
