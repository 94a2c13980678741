package lianban.service.problem;

import jakarta.validation.Configuration;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.MessageInterpolator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.BindingResult;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

/**
 * Checks the bodies of requests. It says the same on every machine: in English, as all faults are
 * told, whatever language the machine is set to.
 */
final class BodyValidator extends LocalValidatorFactoryBean {

  BodyValidator() {
    setConfigurationInitializer(BodyValidator::speakEnglish);
  }

  private static void speakEnglish(Configuration<?> configuration) {
    configuration.messageInterpolator(new English(configuration.getDefaultMessageInterpolator()));
  }

  /**
   * None: what was sent is not told, and looking it up fails for members whose names are no paths
   * of beans, such as {@code a[b}.
   */
  @Override
  protected @Nullable Object getRejectedValue(
      String field, ConstraintViolation<Object> violation, BindingResult result) {
    return null;
  }

  private record English(MessageInterpolator sentences) implements MessageInterpolator {

    @Override
    public String interpolate(String template, Context context) {
      return sentences.interpolate(template, context, Locale.ROOT);
    }

    @Override
    public String interpolate(String template, Context context, Locale asked) {
      return interpolate(template, context);
    }
  }
}
