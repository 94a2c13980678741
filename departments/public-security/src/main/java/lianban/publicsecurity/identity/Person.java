package lianban.publicsecurity.identity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import lianban.department.feed.Checked;

/**
 * A person in the register.
 *
 * @param idNumber citizen id
 * @param cardValidUntil last day on which the id card is valid
 */
public record Person(
    @NotNull @Checked(Checked.Code.CITIZEN_ID) String idNumber,
    @NotBlank @Size(max = 100) String name,
    @NotNull LocalDate cardValidUntil) {

  /** Names nobody: a person may not end up in a log. */
  @Override
  public String toString() {
    return "Person[card valid until " + cardValidUntil + "]";
  }
}
