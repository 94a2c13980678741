package lianban.catalog.matter;

import java.util.List;
import lianban.catalog.definition.Definition;
import lianban.catalog.definition.Definitions;
import lianban.catalog.definition.Kind;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What is asked about versions of matters: what they are made of and how they differ. */
public final class MatterVersions {

  private final Definitions definitions;

  public MatterVersions(Definitions definitions) {
    this.definitions = definitions;
  }

  /**
   * What lies between two versions.
   *
   * @param changes in the order in which people read them: who, what, limits
   */
  public record Comparison(String matter, int from, int to, List<MatterChange> changes) {
    public Comparison {
      changes = List.copyOf(changes);
    }
  }

  /** The two versions held against each other, null if one of them is missing. */
  public @Nullable Comparison compare(String matter, int earlier, int later) {
    JsonNode before = version(matter, earlier);
    JsonNode after = version(matter, later);
    return before == null || after == null
        ? null
        : new Comparison(matter, earlier, later, MatterDiff.changes(before, after));
  }

  /** A matter with the steps of those that it uses. */
  public SubMatters.Outcome whole(JsonNode matter) {
    return SubMatters.whole(matter, this::version);
  }

  private @Nullable JsonNode version(String matter, int number) {
    Definition version = definitions.version(Kind.MATTER, matter, number);
    return version == null ? null : version.content();
  }
}
