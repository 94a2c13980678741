package lianban.condition;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.CelValidationException;
import dev.cel.compiler.CelCompiler;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A condition on the data of a case: an expression in CEL over {@code form}, the application as it
 * was filed, and {@code results}, what each step found, by the step's id. The same data always give
 * the same verdict, nothing is changed, and the cost is bounded.
 */
public final class Condition {

  private static final int KEPT = 10_000;

  /** The form was checked when the matter was published; here any data are taken. */
  private static final CelCompiler LENIENT =
      Dialect.compiler(Dialect.ANY_RECORD, ImmutableMap.of());

  private static final LoadingCache<String, Condition> KNOWN =
      Caffeine.newBuilder().maximumSize(KEPT).build(Condition::new);

  private final CelRuntime.@Nullable Program program;

  private Condition(String expression) {
    this.program = compiled(expression);
  }

  /** What becomes of a condition. */
  public enum Verdict {
    HOLDS,
    FAILS,
    /** The data lack something it asks for, or the expression is none. */
    UNDECIDABLE
  }

  /** The condition that an expression says; compiled once. */
  public static Condition of(String expression) {
    return KNOWN.get(expression);
  }

  private static CelRuntime.@Nullable Program compiled(String expression) {
    try {
      return Dialect.RUNTIME.createProgram(LENIENT.compile(expression).getAst());
    } catch (CelValidationException | CelEvaluationException e) {
      return null;
    }
  }

  /**
   * Whether it holds.
   *
   * @param form JSON as Java has it: maps, lists, strings, numbers, booleans
   * @param results what each step found, by step id
   */
  public Verdict on(Map<String, ?> form, Map<String, ?> results) {
    if (program == null) {
      return Verdict.UNDECIDABLE;
    }
    try {
      Object value =
          program.eval(
              Map.of(Dialect.FORM, JsonValues.of(form), Dialect.RESULTS, JsonValues.of(results)));
      return Boolean.TRUE.equals(value) ? Verdict.HOLDS : Verdict.FAILS;
    } catch (CelEvaluationException e) {
      return Verdict.UNDECIDABLE;
    }
  }
}
