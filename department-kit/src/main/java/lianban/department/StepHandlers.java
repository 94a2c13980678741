package lianban.department;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import lianban.service.kafka.UnprocessableEventException;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.annotation.AnnotationUtils;

/** A department's handlers by step. */
public final class StepHandlers {

  private final Map<String, StepHandler> byStep = new HashMap<>();

  /**
   * @throws IllegalStateException if a handler names no step, or two name the same
   */
  public StepHandlers(Collection<StepHandler> handlers) {
    for (StepHandler handler : handlers) {
      Class<?> type = AopUtils.getTargetClass(handler);
      Step step = AnnotationUtils.findAnnotation(type, Step.class);
      if (step == null) {
        throw new IllegalStateException(type.getName() + " lacks @Step");
      }
      if (byStep.putIfAbsent(step.value(), handler) != null) {
        throw new IllegalStateException("two handlers answer the step " + step.value());
      }
    }
  }

  public boolean isEmpty() {
    return byStep.isEmpty();
  }

  /**
   * The handler of a step.
   *
   * @throws UnprocessableEventException if the department has none
   */
  StepHandler of(String stepId) {
    StepHandler handler = byStep.get(stepId);
    if (handler == null) {
      throw new UnprocessableEventException(
          "STEP_UNKNOWN: this department has no handler for the step " + stepId);
    }
    return handler;
  }
}
