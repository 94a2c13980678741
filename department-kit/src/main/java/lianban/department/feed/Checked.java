package lianban.department.feed;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import lianban.kernel.code.CertificateIdentifier;
import lianban.kernel.code.CitizenId;
import lianban.kernel.code.CreditCode;

/** A text that is one of these codes, with the right check character. Null passes. */
@Target({
  ElementType.FIELD,
  ElementType.METHOD,
  ElementType.PARAMETER,
  ElementType.RECORD_COMPONENT
})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = CheckedValidator.class)
public @interface Checked {

  Code[] value();

  String message() default "has a wrong form or a wrong check character";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Codes that carry a check character. */
  enum Code {
    CITIZEN_ID,
    CREDIT_CODE,
    CERTIFICATE;

    boolean allows(String text) {
      return switch (this) {
        case CITIZEN_ID -> CitizenId.isValid(text);
        case CREDIT_CODE -> CreditCode.isValid(text);
        case CERTIFICATE -> CertificateIdentifier.isValid(text);
      };
    }
  }
}
