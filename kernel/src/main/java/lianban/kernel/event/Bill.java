package lianban.kernel.event;

import java.math.BigDecimal;
import java.util.List;

/**
 * The one bill of a case (一次性收费).
 *
 * @param total sum of the items, in yuan with two decimals
 */
public record Bill(String billId, List<BillItem> items, BigDecimal total) {
  public Bill {
    items = List.copyOf(items);
  }
}
