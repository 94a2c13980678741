package lianban.launcher.demo.report;

import java.util.ArrayList;
import java.util.List;

/** Lines of a label and a value; Chinese characters take two places on a terminal. */
final class Table {

  private static final int GAP = 3;
  private static final int FIRST_WIDE = 0x2E80;

  private record Line(String label, String value, String remark) {}

  private final List<Line> lines = new ArrayList<>();

  void add(String label, String value) {
    add(label, value, "");
  }

  void add(String label, String value, String remark) {
    lines.add(new Line(label, value, remark));
  }

  /** An empty line. */
  void gap() {
    add("", "");
  }

  @Override
  public String toString() {
    int labels = lines.stream().mapToInt(line -> width(line.label)).max().orElse(0);
    int values = lines.stream().mapToInt(line -> width(line.value)).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (Line line : lines) {
      String row =
          "  "
              + line.label
              + " ".repeat(labels - width(line.label) + GAP)
              + " ".repeat(values - width(line.value))
              + line.value
              + (line.remark.isEmpty() ? "" : "  " + line.remark);
      text.append(row.stripTrailing()).append(System.lineSeparator());
    }
    return text.toString();
  }

  static int width(String text) {
    return text.codePoints().map(c -> c >= FIRST_WIDE ? 2 : 1).sum();
  }
}
