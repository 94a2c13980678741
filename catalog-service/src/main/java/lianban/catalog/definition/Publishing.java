package lianban.catalog.definition;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import lianban.catalog.department.Departments;
import lianban.service.problem.Fault;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Publishes definitions: looks at what is known, applies the rules, adds the next version. */
public final class Publishing {

  private static final int ATTEMPTS = 20;

  private final Definitions definitions;
  private final Departments departments;
  private final Map<Kind, Rules> rules;
  private final Map<Kind, Succession> successions;
  private final InstantSource clock;

  /**
   * @param successions of the kinds whose versions owe something to those before
   */
  public Publishing(
      Definitions definitions,
      Departments departments,
      List<Rules> rules,
      List<Succession> successions,
      InstantSource clock) {
    this.definitions = definitions;
    this.departments = departments;
    this.rules = rules.stream().collect(Collectors.toMap(Rules::kind, Function.identity()));
    this.successions =
        successions.stream().collect(Collectors.toMap(Succession::kind, Function.identity()));
    this.clock = clock;
  }

  /** All that is wrong with a definition by itself. */
  public List<Fault> faults(Kind kind, JsonNode content) {
    return rulesOf(kind).faults(content, known());
  }

  /**
   * Publishes the next version of a definition.
   *
   * @param publication who publishes under which idempotency key; the same publication with the
   *     same content has one effect
   */
  public Publication publish(Kind kind, JsonNode content, String publication) {
    Publication earlier = earlier(kind, content, publication);
    if (earlier != null) {
      return earlier;
    }
    List<Fault> faults = faults(kind, content);
    return faults.isEmpty() ? add(kind, content, publication) : new Publication.Refused(faults);
  }

  /** Whoever loses the race for a version number tries the next one. */
  private Publication add(Kind kind, JsonNode content, String publication) {
    String key = content.path(kind.keyField()).asString();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Definition current = definitions.current(kind, key);
      Publication objection = objection(kind, current, content);
      if (objection != null) {
        return objection;
      }
      Definition next = next(current, kind, key, content, publication);
      if (definitions.add(next)) {
        return new Publication.Published(next);
      }
      Publication twin = earlier(kind, content, publication);
      if (twin != null) {
        return twin;
      }
    }
    return new Publication.Contended();
  }

  private @Nullable Publication objection(
      Kind kind, @Nullable Definition current, JsonNode content) {
    Succession succession = successions.get(kind);
    return succession == null ? null : succession.objection(current, content);
  }

  private Definition next(
      @Nullable Definition current, Kind kind, String key, JsonNode content, String publication) {
    int version = current == null ? 1 : current.version() + 1;
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new Definition(kind, key, version, now, publication, content);
  }

  private @Nullable Publication earlier(Kind kind, JsonNode content, String publication) {
    Definition earlier = definitions.publishedAs(publication);
    if (earlier == null) {
      return null;
    }
    return earlier.kind() == kind && earlier.content().equals(content)
        ? new Publication.Published(earlier)
        : new Publication.KeyReused();
  }

  private Rules rulesOf(Kind kind) {
    return Objects.requireNonNull(rules.get(kind), kind::noun);
  }

  private Known known() {
    Set<String> certificateTypes =
        definitions.allCurrent(Kind.CERTIFICATE_TYPE).stream()
            .map(Definition::key)
            .collect(Collectors.toSet());
    return new Known(departments.codes(), certificateTypes);
  }
}
