package lianban.exchange.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import lianban.exchange.ServiceJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class FieldMaskTest {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Some begin alike, some must be escaped, one is what stands for every element. */
  private static final List<String> NAMES = List.of("a", "ab", "b", "a/b", "m~n", "*", "");

  static LongStream seeds() {
    return LongStream.range(0, 2_000);
  }

  private static JsonNode json(String text) {
    return ServiceJson.MAPPER.readTree(text.replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "/a; {'a': 1, 'b': 2}; {'a': 1}",
        "/a/b; {'a': {'b': 1, 'c': 2}}; {'a': {'b': 1}}",
        "/a/b; {'a': {'c': 2}}; {}",
        "/a/b; {'a': {}}; {}",
        "/a; {'a': {}}; {'a': {}}",
        "/a; {'a': null, 'b': null}; {'a': null}",
        "/a/*/b; {'a': [{'b': 1, 'c': 2}, {'c': 3}, 4, {'b': 5}]}; {'a': [{'b': 1}, {'b': 5}]}",
        "/a/b; {'a': [{'b': 1}]}; {}",
        "/a/0; {'a': ['x', 'y']}; {}",
        "/a/*; {'a': [1, [2], {'b': 3}]}; {'a': [1, [2], {'b': 3}]}",
        "/a/*; {'a': {'*': 1, 'b': 2}}; {'a': {'*': 1}}",
        "/a; {'a/b': 1, 'ab': 2}; {}",
        "/a~1b; {'a/b': 1, 'a': {'b': 2}}; {'a/b': 1}",
        "/; {'': 1, 'a': 2}; {'': 1}",
        "``; {'a': 1}; {'a': 1}",
      })
  void letsThroughWhatIsBelowAPointer(String pointer, String data, String left) {
    assertThat(FieldMask.of(Set.of(pointer)).masked(json(data))).isEqualTo(json(left));
  }

  @Test
  void letsNothingThroughWithoutAPointer() {
    assertThat(FieldMask.of(Set.of()).masked(json("{'a': 1}"))).isEqualTo(json("{}"));
    assertThat(FieldMask.of(Set.of("/a")).masked(json("[1]"))).isEqualTo(json("{}"));
  }

  @Test
  void tellsWhichMembersAreWhole() {
    var mask = FieldMask.of(Set.of("/a", "/b/c"));
    assertThat(mask.covers("a")).isTrue();
    assertThat(mask.covers("b")).isFalse();
    assertThat(mask.covers("c")).isFalse();
    assertThat(FieldMask.of(Set.of("")).covers("c")).isTrue();
  }

  /** The leaves that are left are exactly those whose path begins with one that is granted. */
  @ParameterizedTest
  @MethodSource("seeds")
  void letsThroughExactlyWhatIsGranted(long seed) {
    var random = new Random(seed);
    JsonNode data = object(random, 0);
    Set<List<String>> granted = granted(random, data);
    JsonNode left = FieldMask.of(pointers(granted)).masked(data);

    List<String> expected = new ArrayList<>();
    for (Leaf leaf : leaves(data)) {
      if (granted.stream().anyMatch(path -> begins(leaf.path, path))) {
        expected.add(leaf.toString());
      }
    }
    assertThat(leaves(left)).extracting(Leaf::toString).containsExactlyElementsOf(expected);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void masksOnceForAllAndChangesNothingInPlace(long seed) {
    var random = new Random(seed);
    JsonNode data = object(random, 0);
    JsonNode before = data.deepCopy();
    FieldMask mask = FieldMask.of(pointers(granted(random, data)));
    JsonNode left = mask.masked(data);
    assertThat(mask.masked(left)).isEqualTo(left);
    assertThat(data).isEqualTo(before);
  }

  /** Writing numbers in another form before or after masking is the same. */
  @ParameterizedTest
  @MethodSource("seeds")
  void doesNotCareHowNumbersAreWritten(long seed) {
    var random = new Random(seed);
    JsonNode data = object(random, 0);
    FieldMask mask = FieldMask.of(pointers(granted(random, data)));
    assertThat(mask.masked(rewritten(data)).toString())
        .isEqualTo(rewritten(mask.masked(data)).toString());
  }

  private record Leaf(List<String> path, JsonNode value) {}

  private static List<Leaf> leaves(JsonNode data) {
    List<Leaf> leaves = new ArrayList<>();
    collect(List.of(), data, leaves);
    return leaves;
  }

  /** Scalars and empty containers; positions in arrays count as {@code *} with a mark. */
  private static void collect(List<String> path, JsonNode node, List<Leaf> leaves) {
    if (node instanceof ObjectNode object && !object.isEmpty()) {
      object.properties().forEach(m -> collect(longer(path, m.getKey()), m.getValue(), leaves));
    } else if (node instanceof ArrayNode array && !array.isEmpty()) {
      array.forEach(element -> collect(longer(path, "*"), element, leaves));
    } else if (!path.isEmpty()) {
      leaves.add(new Leaf(path, node));
    }
  }

  private static List<String> longer(List<String> path, String step) {
    List<String> longer = new ArrayList<>(path);
    longer.add(step);
    return longer;
  }

  private static boolean begins(List<String> path, List<String> with) {
    return path.size() >= with.size() && path.subList(0, with.size()).equals(with);
  }

  /** Some places that are there, whole or cut short, and some that may not be. */
  private static Set<List<String>> granted(Random random, JsonNode data) {
    Set<List<String>> granted = new HashSet<>();
    for (Leaf leaf : leaves(data)) {
      if (random.nextInt(3) == 0) {
        granted.add(leaf.path.subList(0, 1 + random.nextInt(leaf.path.size())));
      }
    }
    granted.add(List.of(name(random), name(random)));
    return granted;
  }

  private static Set<String> pointers(Set<List<String>> paths) {
    Set<String> pointers = new HashSet<>();
    for (List<String> path : paths) {
      var pointer = new StringBuilder();
      path.forEach(step -> pointer.append('/').append(step.replace("~", "~0").replace("/", "~1")));
      pointers.add(pointer.toString());
    }
    return pointers;
  }

  private static String name(Random random) {
    return NAMES.get(random.nextInt(NAMES.size()));
  }

  private static JsonNode node(Random random, int depth) {
    return switch (random.nextInt(depth > 3 ? 3 : 5)) {
      case 0 -> NODES.stringNode("s" + random.nextInt(9));
      case 1 -> NODES.numberNode(new java.math.BigDecimal(random.nextInt(999)).movePointLeft(1));
      case 2 -> random.nextBoolean() ? NODES.nullNode() : NODES.booleanNode(true);
      case 3 -> array(random, depth);
      default -> object(random, depth);
    };
  }

  private static ObjectNode object(Random random, int depth) {
    ObjectNode object = NODES.objectNode();
    for (int i = random.nextInt(5); i > 0; i--) {
      object.set(name(random), node(random, depth + 1));
    }
    return object;
  }

  private static ArrayNode array(Random random, int depth) {
    ArrayNode array = NODES.arrayNode();
    for (int i = random.nextInt(4); i > 0; i--) {
      array.add(node(random, depth + 1));
    }
    return array;
  }

  private static JsonNode rewritten(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode other = NODES.objectNode();
        object.properties().forEach(m -> other.set(m.getKey(), rewritten(m.getValue())));
        yield other;
      }
      case ArrayNode array -> {
        ArrayNode other = NODES.arrayNode();
        array.forEach(element -> other.add(rewritten(element)));
        yield other;
      }
      case DecimalNode number -> NODES.numberNode(number.decimalValue().setScale(5));
      default -> node;
    };
  }
}
