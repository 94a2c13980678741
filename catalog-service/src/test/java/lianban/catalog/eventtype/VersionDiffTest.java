package lianban.catalog.eventtype;

import static lianban.catalog.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VersionDiffTest {

  @Test
  void tellsEachPlaceThatDiffers() {
    var before =
        json(
            "{'a': 1, 'b': {'c': 'x', 'a/b': 2}, 'required': ['p', 'q'], 'list': [{'n': 1}, {'n': 2}]}");
    var after =
        json("{'b': {'c': 'y', 'a/b': 2}, 'required': ['q', 'r'], 'list': [{'n': 1}], 'd': {}}");
    assertThat(VersionDiff.changes(before, after))
        .extracting(c -> "%s %s %s -> %s".formatted(c.pointer(), c.kind(), c.before(), c.after()))
        .containsExactly(
            "/a REMOVED 1 -> null",
            "/b/c CHANGED \"x\" -> \"y\"",
            "/required REMOVED \"p\" -> null",
            "/required ADDED null -> \"r\"",
            "/list/1 REMOVED {\"n\":2} -> null",
            "/d ADDED null -> {}");
  }

  @Test
  void tellsNothingOfTheSame() {
    var same = json("{'a': [1, {'b': null}]}");
    assertThat(VersionDiff.changes(same, same.deepCopy())).isEmpty();
  }
}
