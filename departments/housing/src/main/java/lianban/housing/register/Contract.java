package lianban.housing.register;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;

/**
 * A contract that was filed.
 *
 * @param batch in which it was filed; contracts of one batch are compared with each other
 * @param contractNo unique in its batch
 * @param floorArea in square metres
 * @param price in yuan
 */
public record Contract(
    @NotNull @Pattern(regexp = NUMBER) String batch,
    @NotNull @Pattern(regexp = NUMBER) String contractNo,
    @NotNull @Pattern(regexp = TEXT) String town,
    @NotNull @Pattern(regexp = TEXT) String flatType,
    @NotNull @Positive @Digits(integer = 6, fraction = 2) BigDecimal floorArea,
    @NotNull @Positive @Digits(integer = 12, fraction = 2) BigDecimal price) {

  private static final String NUMBER = "[A-Za-z0-9._:-]{1,64}";
  private static final String TEXT = "[^|\\p{Cntrl}]{1,64}";

  /** Key of the contract: no number has a slash. */
  public String key() {
    return keyOf(batch, contractNo);
  }

  /** Key of the contracts that it is compared with: no town and no flat type has a bar. */
  public String groupKey() {
    return batch + "|" + town + "|" + flatType;
  }

  public static String keyOf(String batch, String contractNo) {
    return batch + "/" + contractNo;
  }
}
