package lianban.department;

import java.math.BigDecimal;
import java.util.Map;
import lianban.kernel.event.Party;
import lianban.kernel.event.StepRequested;
import lianban.service.kafka.UnprocessableEventException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of an application that a step was given. A field that is missing or of another
 * kind is a flaw in the matter's definition, which no retry can mend: every method throws {@link
 * UnprocessableEventException} for it.
 */
public final class StepForm {

  private final String caseId;
  private final Map<String, Object> fields;

  private StepForm(String caseId, Map<String, Object> fields) {
    this.caseId = caseId;
    this.fields = fields;
  }

  public static StepForm of(StepRequested request) {
    return new StepForm(request.caseId(), request.form());
  }

  /** A text that is not blank. */
  public String text(String field) {
    return textOf(field, fields.get(field));
  }

  /** A decimal greater than zero, from a decimal string. */
  public BigDecimal positive(String field) {
    try {
      BigDecimal value = new BigDecimal(text(field));
      if (value.signum() > 0) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new UnprocessableEventException(flaw(field, "is no decimal"), e);
    }
    throw new UnprocessableEventException(flaw(field, "is not above zero"));
  }

  /** A person or a firm. */
  public Party party(String field) {
    if (!(fields.get(field) instanceof Map<?, ?> party)) {
      throw new UnprocessableEventException(flaw(field, "is no party"));
    }
    return new Party(
        textOf(field + ".idType", party.get("idType")),
        textOf(field + ".idNumber", party.get("idNumber")),
        textOf(field + ".name", party.get("name")));
  }

  private String textOf(String field, @Nullable Object value) {
    if (value instanceof String text && !text.isBlank()) {
      return text;
    }
    throw new UnprocessableEventException(flaw(field, "is missing or no text"));
  }

  private String flaw(String field, String what) {
    return "FORM_FIELD_WRONG: " + field + " of case " + caseId + " " + what;
  }
}
