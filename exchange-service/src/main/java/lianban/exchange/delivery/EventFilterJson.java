package lianban.exchange.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import lianban.exchange.delivery.EventFilter.All;
import lianban.exchange.delivery.EventFilter.Any;
import lianban.exchange.delivery.EventFilter.Exact;
import lianban.exchange.delivery.EventFilter.Not;
import lianban.exchange.delivery.EventFilter.Prefix;
import lianban.exchange.delivery.EventFilter.Suffix;
import lianban.kernel.problem.ProblemType;
import lianban.service.problem.Fault;
import lianban.service.problem.ProblemException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Filters as they are written: the {@code filters} array of the CloudEvents Subscriptions API, of
 * which all must match, such as {@code [{"prefix": {"subject": "S-"}}, {"not": {"exact":
 * {"department": "tax"}}}]}. The dialects are exact, prefix, suffix, all, any and not.
 */
public final class EventFilterJson {

  private static final int MOST = 50;
  private static final int DEEPEST = 8;
  private static final Pattern ATTRIBUTE = Pattern.compile("[a-z0-9]{1,20}");
  private static final Set<String> DIALECTS =
      Set.of("exact", "prefix", "suffix", "all", "any", "not");

  private final String root;
  private final List<Fault> faults = new ArrayList<>();
  private int filters;

  private EventFilterJson(String root) {
    this.root = root;
  }

  /**
   * Reads filters.
   *
   * @param pointer to where they stand in the request, such as {@code /filter}
   * @throws ProblemException with everything that is wrong
   */
  public static EventFilter read(JsonNode json, String pointer) {
    var reader = new EventFilterJson(pointer);
    List<EventFilter> filters = reader.several(json, pointer, 1);
    if (!reader.faults.isEmpty()) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST, "The filter cannot be used.", reader.faults);
    }
    return new All(filters);
  }

  /** Reads filters that were read before, from the text they are kept as. */
  public static EventFilter kept(String text) {
    return read(JsonMapper.shared().readTree(text), "/filters");
  }

  private List<EventFilter> several(JsonNode json, String at, int depth) {
    if (!json.isArray() || (depth > 1 && json.isEmpty())) {
      fault(at, "type", "is not an array of filters");
      return List.of();
    }
    List<EventFilter> read = new ArrayList<>();
    for (int i = 0; i < json.size() && faults.isEmpty(); i++) {
      read.add(one(json.get(i), at + "/" + i, depth));
    }
    return read;
  }

  private EventFilter one(JsonNode json, String at, int depth) {
    if (++filters > MOST || depth > DEEPEST) {
      fault(root, "size", "has more than %d filters or %d in each other".formatted(MOST, DEEPEST));
    } else if (!json.isObject() || json.size() != 1) {
      fault(at, "type", "is not an object with one dialect");
    } else {
      String dialect = json.propertyNames().iterator().next();
      return of(dialect, json.get(dialect), at + Fault.step(dialect), depth);
    }
    return EventFilter.EVERYTHING;
  }

  private EventFilter of(String dialect, JsonNode json, String at, int depth) {
    return switch (dialect) {
      case "exact" -> attributes(json, at, Exact::new);
      case "prefix" -> attributes(json, at, Prefix::new);
      case "suffix" -> attributes(json, at, Suffix::new);
      case "all" -> new All(several(json, at, depth + 1));
      case "any" -> new Any(several(json, at, depth + 1));
      case "not" -> new Not(one(json, at, depth + 1));
      default -> {
        fault(at, "dialect", "is none of " + DIALECTS.stream().sorted().toList());
        yield EventFilter.EVERYTHING;
      }
    };
  }

  private EventFilter attributes(
      JsonNode json, String at, Function<Map<String, String>, EventFilter> filter) {
    Map<String, String> wanted = new HashMap<>();
    if (!json.isObject() || json.isEmpty()) {
      fault(at, "type", "is not an object of attributes and their values");
    }
    for (String name : json.propertyNames()) {
      JsonNode value = json.get(name);
      String where = at + Fault.step(name);
      if (!ATTRIBUTE.matcher(name).matches()) {
        fault(where, "name", "is no attribute: those are of a-z and 0-9, up to 20");
      } else if (!value.isString() || value.stringValue().isEmpty()) {
        fault(where, "type", "is not a text with something in it");
      } else {
        wanted.put(name, value.stringValue());
      }
    }
    return filter.apply(wanted);
  }

  private void fault(String at, String code, String message) {
    faults.add(new Fault(at, code, message));
  }
}
