package lianban.catalog.definition;

import static lianban.catalog.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of definitions does. */
public abstract class DefinitionsContract {

  private static final Instant NOW = Instant.parse("2026-11-22T08:15:30.123Z");

  /** An empty one. */
  protected abstract Definitions definitions();

  private static Definition matter(String key, int version, String publication) {
    return new Definition(
        Kind.MATTER,
        key,
        version,
        NOW,
        publication,
        json("{'id': '%s', 'form': {'$ref': '#/$defs/a', 'a.b': 1.50}, 'n': null}".formatted(key)));
  }

  @Test
  void givesBackWhatWasAdded() {
    var definitions = definitions();
    var matter = matter("home", 1, "c/1");
    assertThat(definitions.add(matter)).isTrue();
    assertThat(definitions.version(Kind.MATTER, "home", 1)).isEqualTo(matter);
    assertThat(definitions.current(Kind.MATTER, "home")).isEqualTo(matter);
    assertThat(definitions.publishedAs("c/1")).isEqualTo(matter);
  }

  @Test
  void findsNothingWhereNothingWasAdded() {
    var definitions = definitions();
    definitions.add(matter("home", 1, "c/1"));
    assertThat(definitions.current(Kind.EVENT_TYPE, "home")).isNull();
    assertThat(definitions.current(Kind.MATTER, "ho")).isNull();
    assertThat(definitions.version(Kind.MATTER, "home", 2)).isNull();
    assertThat(definitions.publishedAs("c/2")).isNull();
    assertThat(definitions.allCurrent(Kind.EVENT_TYPE)).isEmpty();
  }

  @Test
  void givesAllVersionsInTheirOrder() {
    var definitions = definitions();
    for (int version = 1; version <= 11; version++) {
      definitions.add(matter("home", version, "c/" + version));
    }
    definitions.add(matter("car", 1, "d/1"));
    assertThat(definitions.versions(Kind.MATTER, "home"))
        .extracting(Definition::version)
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    assertThat(definitions.versions(Kind.EVENT_TYPE, "home")).isEmpty();
    assertThat(definitions.allVersions(Kind.MATTER))
        .hasSize(12)
        .startsWith(matter("car", 1, "d/1"));
  }

  @Test
  void takesTheHighestVersionForTheCurrentOne() {
    var definitions = definitions();
    for (int version = 1; version <= 11; version++) {
      definitions.add(matter("home", version, "c/" + version));
    }
    assertThat(definitions.current(Kind.MATTER, "home")).isEqualTo(matter("home", 11, "c/11"));
    assertThat(definitions.version(Kind.MATTER, "home", 2)).isEqualTo(matter("home", 2, "c/2"));
  }

  @Test
  void listsCurrentVersionsByKey() {
    var definitions = definitions();
    definitions.add(matter("b", 1, "c/1"));
    definitions.add(matter("a", 1, "c/2"));
    definitions.add(matter("b", 2, "c/3"));
    assertThat(definitions.allCurrent(Kind.MATTER))
        .containsExactly(matter("a", 1, "c/2"), matter("b", 2, "c/3"));
  }

  @Test
  void refusesTakenVersion() {
    var definitions = definitions();
    definitions.add(matter("home", 1, "c/1"));
    assertThat(definitions.add(matter("home", 1, "c/2"))).isFalse();
    assertThat(definitions.publishedAs("c/2")).isNull();
  }

  @Test
  void refusesTakenPublication() {
    var definitions = definitions();
    definitions.add(matter("home", 1, "c/1"));
    assertThat(definitions.add(matter("other", 1, "c/1"))).isFalse();
    assertThat(definitions.current(Kind.MATTER, "other")).isNull();
  }

  @Test
  void letsOneOfManyTakeAVersion() throws Exception {
    var definitions = definitions();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var attempts =
          threads.invokeAll(
              IntStream.range(0, 16)
                  .mapToObj(
                      i -> (Callable<Boolean>) () -> definitions.add(matter("home", 1, "c/" + i)))
                  .toList());
      assertThat(attempts).filteredOn(attempt -> attempt.resultNow()).hasSize(1);
    }
  }
}
