package lianban.department.feed;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tries each of the codes that {@link Checked} names. */
final class CheckedValidator implements ConstraintValidator<Checked, String> {

  private Set<Checked.Code> codes = Set.of();

  @Override
  public void initialize(Checked constraint) {
    codes = Set.of(constraint.value());
  }

  @Override
  public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
    return text == null || codes.stream().anyMatch(code -> code.allows(text));
  }
}
