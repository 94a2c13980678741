package lianban.exchange.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the times that do not count. An end without a beginning is none. */
final class Pauses {

  private final Map<String, Pause> open = new LinkedHashMap<>();
  private final List<Pause> closed = new ArrayList<>();

  private Pauses() {}

  /**
   * All pauses, by their beginning.
   *
   * @param facts in their order
   */
  static List<Pause> of(List<Fact> facts) {
    var pauses = new Pauses();
    facts.forEach(pauses::note);
    List<Pause> all = new ArrayList<>(pauses.closed);
    all.addAll(pauses.open.values());
    all.sort((a, b) -> a.from().compareTo(b.from()));
    return List.copyOf(all);
  }

  private void note(Fact fact) {
    switch (fact) {
      case Fact.SupplementAsked f ->
          begin("s/" + f.step(), Pause.Cause.SUPPLEMENT, null, f.step(), f.at(), "");
      case Fact.SupplementArrived f -> end("s/" + f.step(), f.at());
      case Fact.ProcedureBegun f ->
          begin("p/" + f.id(), Pause.Cause.PROCEDURE, f.procedure(), f.step(), f.at(), f.notice());
      case Fact.ProcedureEnded f -> end("p/" + f.id(), f.at());
      case Fact.PaymentAsked f -> begin("b", Pause.Cause.PAYMENT, null, null, f.at(), "");
      case Fact.PaymentArrived f -> end("b", f.at());
      case Fact.StepDecided f -> endOfStep(f.step(), f.at());
      default -> {}
    }
  }

  private void begin(
      String key,
      Pause.Cause cause,
      @Nullable SpecialProcedure procedure,
      @Nullable String step,
      Instant at,
      String note) {
    open.putIfAbsent(key, new Pause(cause, procedure, step, at, null, note));
  }

  private void end(String key, Instant at) {
    Pause pause = open.remove(key);
    if (pause != null) {
      closed.add(
          new Pause(
              pause.cause(), pause.procedure(), pause.step(), pause.from(), at, pause.note()));
    }
  }

  /** A step that is decided waits for nothing any more. */
  private void endOfStep(String step, Instant at) {
    List<String> ended =
        open.entrySet().stream()
            .filter(entry -> step.equals(entry.getValue().step()))
            .map(Map.Entry::getKey)
            .toList();
    ended.forEach(key -> end(key, at));
  }
}
