package lianban.registration.title;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import lianban.department.feed.Checked;
import lianban.department.feed.Checked.Code;

/**
 * A title in the title book.
 *
 * @param ownerIdNumber citizen id or credit code
 * @param leaseRemaining in months
 * @param certificate identifier of the certificate that proves the title today
 */
public record Title(
    @NotBlank @Size(max = 64) String propertyNo,
    @NotNull @Checked({Code.CITIZEN_ID, Code.CREDIT_CODE}) String ownerIdNumber,
    @NotBlank @Size(max = 100) String ownerName,
    @NotNull @PositiveOrZero Integer leaseRemaining,
    @NotNull @Checked(Code.CERTIFICATE) String certificate) {

  /** Names nobody. */
  @Override
  public String toString() {
    return "Title[" + propertyNo + "]";
  }
}
