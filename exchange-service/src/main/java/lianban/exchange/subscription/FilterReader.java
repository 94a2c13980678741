package lianban.exchange.subscription;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import lianban.exchange.delivery.EventFilter;
import lianban.kernel.problem.ProblemType;
import lianban.service.problem.Fault;
import lianban.service.problem.ProblemException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads filters as the CloudEvents Subscriptions API writes them: an array of objects of one
 * dialect each, all of which have to match.
 */
public final class FilterReader {

  private static final int MOST_FILTERS = 50;
  private static final int DEEPEST = 5;
  private static final Pattern ATTRIBUTE = Pattern.compile("[a-z0-9]{1,20}");

  private final JsonMapper json;

  public FilterReader(JsonMapper json) {
    this.json = json;
  }

  /** A filter from stored text. */
  public EventFilter read(String filters) {
    return read(json.readTree(filters));
  }

  /**
   * A filter from a request.
   *
   * @throws ProblemException if it is none
   */
  public EventFilter read(JsonNode filters) {
    return new EventFilter.All(new Reading().list(filters, "/filters", 0));
  }

  private static final class Reading {
    private int count;

    private List<EventFilter> list(JsonNode filters, String pointer, int depth) {
      if (!filters.isArray() || depth > DEEPEST) {
        throw refused(pointer, "is an array of filters, nested five deep at most");
      }
      List<EventFilter> all = new ArrayList<>();
      for (int i = 0; i < filters.size(); i++) {
        all.add(one(filters.get(i), pointer + "/" + i, depth));
      }
      return all;
    }

    private EventFilter one(JsonNode filter, String pointer, int depth) {
      count++;
      if (!filter.isObject() || filter.size() != 1 || count > MOST_FILTERS) {
        throw refused(pointer, "is an object with one dialect; there are 50 at most");
      }
      String dialect = filter.propertyNames().iterator().next();
      JsonNode value = filter.required(dialect);
      String at = pointer + Fault.step(dialect);
      return switch (dialect) {
        case "exact" -> new EventFilter.Exact(attributes(value, at));
        case "prefix" -> new EventFilter.Prefix(attributes(value, at));
        case "suffix" -> new EventFilter.Suffix(attributes(value, at));
        case "all" -> new EventFilter.All(some(value, at, depth));
        case "any" -> new EventFilter.Any(some(value, at, depth));
        case "not" -> new EventFilter.Not(one(value, at, depth + 1));
        default -> throw refused(at, "is none of exact, prefix, suffix, all, any and not");
      };
    }

    private List<EventFilter> some(JsonNode filters, String pointer, int depth) {
      List<EventFilter> all = list(filters, pointer, depth + 1);
      if (all.isEmpty()) {
        throw refused(pointer, "has at least one filter");
      }
      return all;
    }

    private static Map<String, String> attributes(JsonNode value, String pointer) {
      if (!value.isObject() || value.isEmpty()) {
        throw refused(pointer, "is an object of attribute names and texts");
      }
      Map<String, String> attributes = new HashMap<>();
      for (String name : value.propertyNames()) {
        JsonNode text = value.required(name);
        if (!ATTRIBUTE.matcher(name).matches() || !text.isString() || text.asString().isEmpty()) {
          throw refused(pointer + Fault.step(name), "is an attribute's name with a text");
        }
        attributes.put(name, text.asString());
      }
      return attributes;
    }

    private static ProblemException refused(String pointer, String message) {
      return new ProblemException(
          ProblemType.INVALID_REQUEST,
          "The filters are not those of the CloudEvents Subscriptions API.",
          List.of(new Fault(pointer, "filter", message)));
    }
  }
}
