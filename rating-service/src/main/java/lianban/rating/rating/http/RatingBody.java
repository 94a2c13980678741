package lianban.rating.rating.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lianban.rating.rating.RatingForm;
import lianban.service.problem.Fault;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a rating's JSON by hand, because a binding library stops at the first value of a wrong type
 * and the caller is to learn everything at once. Unknown fields are refused: a misspelt {@code
 * anonymous} must not make a rating public.
 *
 * @param faults what could not be read
 */
record RatingBody(RatingForm form, List<Fault> faults) {

  private static final Set<String> FIELDS =
      Set.of("right", "level", "reasons", "comment", "anonymous");

  static RatingBody read(JsonNode json) {
    if (!json.isObject()) {
      var fault = new Fault("", "wrong-type", "A rating is a JSON object.");
      return new RatingBody(new RatingForm(null, null, null, null, null), List.of(fault));
    }
    var reader = new Reader(json);
    json.propertyNames().stream()
        .filter(name -> !FIELDS.contains(name))
        .forEach(name -> reader.fault("/" + pointerPart(name), "unknown-field", "is not known"));
    var form =
        new RatingForm(
            reader.text("right"),
            reader.whole("level"),
            reader.wholes("reasons"),
            reader.text("comment"),
            reader.flag("anonymous"));
    return new RatingBody(form, List.copyOf(reader.faults));
  }

  /** Faults of form and content; a field that could not be read is not said to be missing, too. */
  List<Fault> allFaults() {
    var all = new ArrayList<>(faults);
    form.faults().stream()
        .filter(fault -> faults.stream().noneMatch(f -> f.pointer().equals(fault.pointer())))
        .filter(fault -> faults.stream().noneMatch(f -> f.pointer().isEmpty()))
        .forEach(all::add);
    return all;
  }

  private static String pointerPart(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  /** Takes fields out of one object and notes which are of a wrong type. */
  private static final class Reader {

    private final JsonNode json;
    private final List<Fault> faults = new ArrayList<>();

    private Reader(JsonNode json) {
      this.json = json;
    }

    private @Nullable JsonNode present(String field) {
      JsonNode value = json.get(field);
      return value == null || value.isNull() ? null : value;
    }

    private @Nullable String text(String field) {
      JsonNode value = present(field);
      if (value != null && !value.isString()) {
        fault("/" + field, "wrong-type", "must be a text");
        return null;
      }
      return value == null ? null : value.asString();
    }

    private @Nullable Boolean flag(String field) {
      JsonNode value = present(field);
      if (value != null && !value.isBoolean()) {
        fault("/" + field, "wrong-type", "must be true or false");
        return null;
      }
      return value == null ? null : value.asBoolean();
    }

    private @Nullable Integer whole(String field) {
      JsonNode value = present(field);
      return value == null ? null : whole("/" + field, value);
    }

    private @Nullable Integer whole(String pointer, JsonNode value) {
      if (!value.isIntegralNumber() || !value.canConvertToInt()) {
        fault(pointer, "wrong-type", "must be a whole number");
        return null;
      }
      return value.asInt();
    }

    private @Nullable List<@Nullable Integer> wholes(String field) {
      JsonNode value = present(field);
      if (value == null) {
        return null;
      }
      if (!value.isArray()) {
        fault("/" + field, "wrong-type", "must be a list of codes");
        return null;
      }
      var read = new ArrayList<@Nullable Integer>();
      for (int i = 0; i < value.size(); i++) {
        read.add(whole("/" + field + "/" + i, value.get(i)));
      }
      return read;
    }

    private void fault(String pointer, String code, String message) {
      faults.add(new Fault(pointer, code, pointer.substring(1) + " " + message + "."));
    }
  }
}
