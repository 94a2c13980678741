package lianban.department;

import java.util.List;

/** Everything that a department listens to. */
public record Listenings(List<Listening> all) {
  public Listenings {
    all = List.copyOf(all);
  }
}
