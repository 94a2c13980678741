package lianban.department.feed;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import lianban.kernel.problem.ProblemType;
import lianban.service.problem.Fault;
import lianban.service.problem.ProblemException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the rows of a feed and finds everything that is wrong with them before one is entered. */
public final class FeedReader {

  /** Rows of one feed. */
  public static final int LIMIT = 500;

  private final JsonMapper json;
  private final Validator validator;

  public FeedReader(JsonMapper json, Validator validator) {
    this.json = json;
    this.validator = validator;
  }

  /**
   * The rows of a feed.
   *
   * @param type a record with validation constraints
   * @throws ProblemException {@code invalid-request} with every fault, each with the pointer to its
   *     place, such as {@code /3/price}
   */
  public <T> List<T> read(JsonNode feed, Class<T> type) {
    if (!feed.isArray()) {
      throw wrong(List.of(new Fault("", "type", "a feed is an array of rows")));
    }
    if (feed.size() > LIMIT) {
      throw wrong(List.of(new Fault("", "size", "a feed has at most " + LIMIT + " rows")));
    }
    List<T> rows = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < feed.size(); i++) {
      read(feed.get(i), "/" + i, type, rows, faults);
    }
    if (!faults.isEmpty()) {
      throw wrong(faults);
    }
    return rows;
  }

  private <T> void read(
      JsonNode node, String pointer, Class<T> type, List<T> rows, List<Fault> faults) {
    if (!node.isObject()) {
      faults.add(new Fault(pointer, "type", "a row is an object"));
      return;
    }
    try {
      T row = json.treeToValue(node, type);
      rows.add(row);
      validator.validate(row).stream()
          .map(violation -> faultOf(pointer, violation))
          .sorted(Comparator.comparing(Fault::pointer).thenComparing(Fault::code))
          .forEach(faults::add);
    } catch (JacksonException e) {
      faults.add(new Fault(pointer + pathOf(e), "type", "is of the wrong type or form"));
    }
  }

  /** What was sent is left out: it may be a person's. */
  private static String pathOf(JacksonException e) {
    var path = new StringBuilder();
    for (JacksonException.Reference step : e.getPath()) {
      path.append('/')
          .append(step.getPropertyName() == null ? step.getIndex() : step.getPropertyName());
    }
    return path.toString();
  }

  private static Fault faultOf(String row, ConstraintViolation<?> violation) {
    String constraint =
        violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName();
    String code = constraint.replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    String field = violation.getPropertyPath().toString().replace('.', '/');
    return new Fault(row + "/" + field, code, violation.getMessage());
  }

  private static ProblemException wrong(List<Fault> faults) {
    return new ProblemException(
        ProblemType.INVALID_REQUEST, "The feed breaks its rules; nothing was entered.", faults);
  }
}
