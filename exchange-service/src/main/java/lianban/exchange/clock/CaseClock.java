package lianban.exchange.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the clock knows of a case beside the case itself: one document, changed only by
 * compare-and-set on the revision.
 *
 * @param revision counts the writes; 0 before the first
 * @param restarts when a department ended a procedure that it had begun by an answer, by its id
 * @param commands what was taken in already, so that repeating it has no second effect
 * @param fired ids of the timers that had their effect
 * @param supervision the supervision record, in order
 * @param announced how many entries of it are known to have been announced
 */
public record CaseClock(
    String caseId,
    long revision,
    List<Procedure> procedures,
    List<Extension> extensions,
    Map<String, Instant> restarts,
    List<Taken> commands,
    List<String> fired,
    List<Supervision> supervision,
    int announced) {

  public CaseClock {
    procedures = List.copyOf(procedures);
    extensions = List.copyOf(extensions);
    restarts = Map.copyOf(restarts);
    commands = List.copyOf(commands);
    fired = List.copyOf(fired);
    supervision = List.copyOf(supervision);
  }

  /** A command that had its effect, by its own identity and the digest of what it said. */
  public record Taken(String key, String digest) {}

  /** Of a case that nothing special happened to. */
  public static CaseClock of(String caseId) {
    return new CaseClock(
        caseId, 0, List.of(), List.of(), Map.of(), List.of(), List.of(), List.of(), 0);
  }

  /** The facts that are known here alone. */
  public List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    for (Procedure procedure : procedures) {
      facts.add(
          new Fact.ProcedureBegun(
              procedure.begunAt(),
              procedure.step(),
              procedure.id(),
              procedure.procedure(),
              procedure.notice()));
      if (procedure.endedAt() != null) {
        facts.add(new Fact.ProcedureEnded(procedure.endedAt(), procedure.id()));
      }
    }
    for (Extension extension : extensions) {
      if (extension.approvedAt() != null) {
        facts.add(new Fact.Extended(extension.approvedAt(), extension.days()));
      }
    }
    restarts.forEach((id, at) -> facts.add(new Fact.ProcedureEnded(at, id)));
    return facts;
  }

  @Nullable Procedure procedure(String id) {
    return procedures.stream().filter(one -> one.id().equals(id)).findFirst().orElse(null);
  }

  @Nullable Extension extension(String id) {
    return extensions.stream().filter(one -> one.id().equals(id)).findFirst().orElse(null);
  }

  CaseClock with(Procedure procedure) {
    List<Procedure> others =
        procedures.stream().filter(one -> !one.id().equals(procedure.id())).toList();
    return new CaseClock(
        caseId,
        revision,
        added(others, procedure),
        extensions,
        restarts,
        commands,
        fired,
        supervision,
        announced);
  }

  CaseClock with(Extension extension) {
    List<Extension> others =
        extensions.stream().filter(one -> !one.id().equals(extension.id())).toList();
    return new CaseClock(
        caseId,
        revision,
        procedures,
        added(others, extension),
        restarts,
        commands,
        fired,
        supervision,
        announced);
  }

  CaseClock restarted(String procedure, Instant at) {
    Map<String, Instant> more = new TreeMap<>(restarts);
    more.put(procedure, at);
    return new CaseClock(
        caseId, revision, procedures, extensions, more, commands, fired, supervision, announced);
  }

  CaseClock took(Taken taken) {
    return new CaseClock(
        caseId,
        revision,
        procedures,
        extensions,
        restarts,
        added(commands, taken),
        fired,
        supervision,
        announced);
  }

  /** With an entry of the record, which will not be made a second time. */
  CaseClock recorded(Supervision entry) {
    return new CaseClock(
        caseId,
        revision,
        procedures,
        extensions,
        restarts,
        commands,
        added(fired, entry.timer()),
        added(supervision, entry),
        announced);
  }

  CaseClock announced(int entries) {
    return new CaseClock(
        caseId,
        revision,
        procedures,
        extensions,
        restarts,
        commands,
        fired,
        supervision,
        Math.max(announced, entries));
  }

  /** As it is written next. */
  CaseClock next() {
    return new CaseClock(
        caseId,
        revision + 1,
        procedures,
        extensions,
        restarts,
        commands,
        fired,
        supervision,
        announced);
  }

  private static <T> List<T> added(List<T> list, T element) {
    return Stream.concat(list.stream(), Stream.of(element)).toList();
  }
}
