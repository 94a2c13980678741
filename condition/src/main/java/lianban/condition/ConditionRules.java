package lianban.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.compiler.CelCompiler;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds what is wrong with conditions on one form before they are published. */
public final class ConditionRules {

  private static final String INDEX = "_[_]";

  private final CelCompiler compiler;

  /**
   * @param form JSON Schema (2020-12) of the application form
   */
  public ConditionRules(JsonNode form) {
    var types = new FormTypes(form);
    var own = types.form();
    this.compiler = Dialect.compiler(own, types.records());
  }

  /**
   * Something wrong with an expression.
   *
   * @param line 1 for the first
   * @param column 1 for the first character of the line
   */
  public record Flaw(int line, int column, String message) {}

  /**
   * All that is wrong with an expression.
   *
   * @param decided ids of the steps whose results are there when the condition is asked
   */
  public List<Flaw> flaws(String expression, Set<String> decided) {
    CelValidationResult result = compiler.compile(expression);
    if (result.hasError()) {
      return result.getErrors().stream().map(ConditionRules::flaw).toList();
    }
    try {
      return misplaced(result.getAst(), decided);
    } catch (CelValidationException e) {
      return e.getErrors().stream().map(ConditionRules::flaw).toList();
    }
  }

  private static Flaw flaw(CelIssue issue) {
    var place = issue.getSourceLocation();
    return new Flaw(
        Math.max(1, place.getLine()), Math.max(0, place.getColumn()) + 1, issue.getMessage());
  }

  /** Uses of {@code results} that ask for no step, or for one that may not be decided by then. */
  private static List<Flaw> misplaced(CelAbstractSyntaxTree ast, Set<String> decided) {
    return CelNavigableAst.fromAst(ast)
        .getRoot()
        .allNodes()
        .filter(node -> isResults(node.expr()))
        .flatMap(node -> misplaced(ast, node, decided))
        .toList();
  }

  private static Stream<Flaw> misplaced(
      CelAbstractSyntaxTree ast, CelNavigableExpr results, Set<String> decided) {
    String step = results.parent().map(parent -> stepOf(parent.expr())).orElse(null);
    if (step != null && decided.contains(step)) {
      return Stream.empty();
    }
    int offset = ast.getSource().getPositionsMap().getOrDefault(results.id(), 0);
    var place = ast.getSource().getOffsetLocation(offset);
    String message =
        step == null
            ? "results is asked for one step by its id, as in results[\"title\"].area."
            : "Step \"" + step + "\" is not decided before this one.";
    return Stream.of(
        new Flaw(
            place.map(at -> at.getLine()).orElse(1),
            place.map(at -> at.getColumn() + 1).orElse(1),
            message));
  }

  private static boolean isResults(CelExpr expr) {
    return expr.exprKind().getKind() == Kind.IDENT && expr.ident().name().equals(Dialect.RESULTS);
  }

  private static @Nullable String stepOf(CelExpr parent) {
    return switch (parent.exprKind().getKind()) {
      case SELECT -> parent.select().field();
      case CALL -> indexOf(parent.call());
      default -> null;
    };
  }

  private static @Nullable String indexOf(CelExpr.CelCall call) {
    if (!call.function().equals(INDEX) || call.args().size() != 2) {
      return null;
    }
    CelExpr index = call.args().get(1);
    boolean isText =
        isResults(call.args().getFirst())
            && index.exprKind().getKind() == Kind.CONSTANT
            && index.constant().getKind() == CelConstant.Kind.STRING_VALUE;
    return isText ? index.constant().stringValue() : null;
  }
}
