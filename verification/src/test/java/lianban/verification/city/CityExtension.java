package lianban.verification.city;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the city for the first test that asks for it, and stops it after the last. */
final class CityExtension implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == RunningCity.class;
  }

  /** The store of the whole test plan closes what it holds at the plan's end. */
  @Override
  public RunningCity resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(CityExtension.class))
        .computeIfAbsent(RunningCity.class, _ -> RunningCity.start(), RunningCity.class);
  }
}
