package lianban.catalog.matter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import lianban.catalog.definition.Place;
import lianban.service.problem.Fault;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts the steps of matters that are used in another one into it, so that a case sees one flat
 * graph. Which version is used is written down: versions never change, so neither does the whole.
 */
public final class SubMatters {

  private static final String PAYMENT = "PAYMENT";

  private final BiFunction<String, Integer, @Nullable JsonNode> versions;
  private final List<Fault> faults = new ArrayList<>();

  private SubMatters(BiFunction<String, Integer, @Nullable JsonNode> versions) {
    this.versions = versions;
  }

  /** What comes of it. */
  public sealed interface Outcome {

    /** The matter with all its steps. */
    record Whole(JsonNode matter) implements Outcome {}

    /** What keeps it from being put together. */
    record Faulty(List<Fault> faults) implements Outcome {
      public Faulty {
        faults = List.copyOf(faults);
      }
    }
  }

  /**
   * Puts a matter together.
   *
   * @param versions one version of a matter by id and number, null if there is none
   */
  public static Outcome whole(
      JsonNode matter, BiFunction<String, Integer, @Nullable JsonNode> versions) {
    Place root = Place.root(matter);
    List<Place> uses = root.at("subMatters").items();
    if (!(matter instanceof ObjectNode) || uses.isEmpty()) {
      return new Outcome.Whole(matter);
    }
    var work = new SubMatters(versions);
    var whole = (ObjectNode) matter.deepCopy();
    whole.remove("subMatters");
    uses.forEach(use -> work.put(use, whole));
    return work.faults.isEmpty() ? new Outcome.Whole(whole) : new Outcome.Faulty(work.faults);
  }

  private void put(Place use, ObjectNode whole) {
    JsonNode part = versions.apply(use.at("matter").text(), use.at("version").whole());
    String name = use.at("part").text();
    if (part == null || name.isEmpty()) {
      faults.add(
          use.at("matter").fault("unknown-sub-matter", "There is no such version of a matter."));
      return;
    }
    String payment = paymentOf(whole);
    String paid = paymentOf(part);
    if (!paid.isEmpty() && payment.isEmpty()) {
      faults.add(
          use.fault(
              "part-without-payment",
              "\"%s\" collects fees and no step here does.".formatted(name)));
      return;
    }
    merge(use, "materials", part, whole);
    merge(use, "fees", part, whole);
    for (JsonNode quorum : part.path("quorums")) {
      list(whole, "quorums").add(renamed(quorum, name, paid, payment));
    }
    putSteps(use, part, whole, paid, payment);
    waitForAll(part, whole, name, paid, payment);
    list(whole, "composedOf")
        .addObject()
        .put("matter", use.at("matter").text())
        .put("version", use.at("version").whole())
        .put("part", name);
  }

  private void putSteps(Place use, JsonNode part, ObjectNode whole, String paid, String payment) {
    String name = use.at("part").text();
    for (JsonNode step : part.path("steps")) {
      if (isPayment(step)) {
        step.path("after").forEach(id -> wait(whole, payment, name + "-" + id.asString()));
        continue;
      }
      ObjectNode own = renamed(step, name, paid, payment);
      if (step.path("after").isEmpty()) {
        own.set("after", use.at("after").node().deepCopy());
      }
      String condition =
          both(use.at("condition").text(), ofPart(step.path("condition").asString(""), part, name));
      if (!condition.isEmpty()) {
        own.put("condition", condition);
      }
      own.put("part", name);
      list(whole, "steps").add(own);
    }
  }

  /** Who waits for the part by its name waits for those of its steps that no other waits for. */
  private static void waitForAll(
      JsonNode part, ObjectNode whole, String name, String paid, String payment) {
    List<String> waited =
        part.path("steps").valueStream().flatMap(step -> texts(step.path("after"))).toList();
    List<String> last =
        part.path("steps")
            .valueStream()
            .map(step -> step.path("id").asString(""))
            .filter(id -> !waited.contains(id))
            .map(id -> id.equals(paid) ? payment : name + "-" + id)
            .toList();
    for (JsonNode step : whole.path("steps")) {
      if (step.path("after") instanceof ArrayNode after
          && texts(after).anyMatch(id -> id.equals(name))) {
        List<String> others = texts(after).filter(id -> !id.equals(name)).toList();
        after.removeAll();
        Stream.concat(others.stream(), last.stream()).distinct().forEach(after::add);
      }
    }
  }

  /** The same thing under the same code is asked for once; another under that code is a fault. */
  private void merge(Place use, String member, JsonNode part, ObjectNode whole) {
    for (JsonNode item : part.path(member)) {
      JsonNode same =
          whole
              .path(member)
              .valueStream()
              .filter(other -> other.path("code").equals(item.path("code")))
              .findFirst()
              .orElse(null);
      if (same == null) {
        list(whole, member).add(item.deepCopy());
      } else if (!same.equals(item)) {
        faults.add(
            use.fault(
                "part-differs",
                "\"%s\" of %s is another here.".formatted(item.path("code").asString(""), member)));
      }
    }
  }

  private static ObjectNode renamed(JsonNode item, String name, String paid, String payment) {
    var own = (ObjectNode) item.deepCopy();
    own.put("id", name + "-" + item.path("id").asString(""));
    for (String member : List.of("after", "steps")) {
      if (own.path(member) instanceof ArrayNode ids) {
        List<String> old = texts(ids).toList();
        ids.removeAll();
        old.forEach(id -> ids.add(id.equals(paid) ? payment : name + "-" + id));
      }
    }
    return own;
  }

  /** Conditions of a part ask for the results of its own steps, which have other ids here. */
  private static String ofPart(String condition, JsonNode part, String name) {
    String own = condition;
    for (JsonNode step : part.path("steps")) {
      String id = step.path("id").asString("");
      String there = "results[\"" + name + "-" + id + "\"]";
      own = own.replace("results[\"" + id + "\"]", there).replace("results['" + id + "']", there);
      own = own.replaceAll("\\bresults\\." + id + "\\b(?!-)", there);
    }
    return own;
  }

  private static String both(String one, String other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one + other;
    }
    return "(" + one + ") && (" + other + ")";
  }

  private static String paymentOf(JsonNode matter) {
    return matter
        .path("steps")
        .valueStream()
        .filter(SubMatters::isPayment)
        .map(step -> step.path("id").asString(""))
        .findFirst()
        .orElse("");
  }

  private static boolean isPayment(JsonNode step) {
    return step.path("kind").asString("").equals(PAYMENT);
  }

  private static void wait(ObjectNode whole, String step, String predecessor) {
    for (JsonNode own : whole.path("steps")) {
      if (own.path("id").asString("").equals(step)
          && own.path("after") instanceof ArrayNode after
          && texts(after).noneMatch(predecessor::equals)) {
        after.add(predecessor);
      }
    }
  }

  private static Stream<String> texts(JsonNode list) {
    return list.valueStream().filter(JsonNode::isString).map(JsonNode::asString).toList().stream();
  }

  private static ArrayNode list(ObjectNode whole, String member) {
    return whole.path(member) instanceof ArrayNode list ? list : whole.putArray(member);
  }
}
