package lianban.condition;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.CelOptions;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Optional;

/**
 * The part of CEL (Common Expression Language) that conditions are written in: the standard
 * functions, which neither change nor reach anything, and of the macros those that only look.
 * Length, nesting and iterations are limited, so what an evaluation costs is limited too.
 */
final class Dialect {

  static final String FORM = "form";
  static final String RESULTS = "results";
  static final CelType ANY_RECORD = MapType.create(SimpleType.STRING, SimpleType.DYN);

  private static final int CHARACTERS = 1_000;
  private static final int NESTING = 32;
  private static final int ITERATIONS = 1_000;

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .maxExpressionCodePointSize(CHARACTERS)
          .maxParseRecursionDepth(NESTING)
          .comprehensionMaxIterations(ITERATIONS)
          .enableHeterogeneousNumericComparisons(true)
          .populateMacroCalls(true)
          .build();

  static final CelRuntime RUNTIME =
      CelRuntimeFactory.plannerRuntimeBuilder().setOptions(OPTIONS).build();

  private Dialect() {}

  /**
   * A compiler of conditions.
   *
   * @param form type of the form
   * @param records types that the form is made of
   */
  static CelCompiler compiler(CelType form, ImmutableMap<String, CelType> records) {
    return CelCompilerFactory.standardCelCompilerBuilder()
        .setOptions(OPTIONS)
        .setStandardMacros(
            CelStandardMacro.HAS,
            CelStandardMacro.ALL,
            CelStandardMacro.EXISTS,
            CelStandardMacro.EXISTS_ONE)
        .setTypeProvider(new Records(records))
        .addVar(FORM, form)
        .addVar(RESULTS, MapType.create(SimpleType.STRING, ANY_RECORD))
        .setResultType(SimpleType.BOOL)
        .build();
  }

  private record Records(ImmutableMap<String, CelType> byName) implements CelTypeProvider {
    @Override
    public ImmutableCollection<CelType> types() {
      return byName.values();
    }

    @Override
    public Optional<CelType> findType(String typeName) {
      return Optional.ofNullable(byName.get(typeName));
    }
  }
}
