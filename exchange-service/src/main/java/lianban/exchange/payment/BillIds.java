package lianban.exchange.payment;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The case of a bill: the bills of a case are named after it and numbered. */
final class BillIds {

  private static final Pattern BILL = Pattern.compile("(.+)-B[1-9][0-9]{0,5}");

  private BillIds() {}

  /** Null if no case has such a bill. */
  static @Nullable String caseOf(String billId) {
    Matcher bill = BILL.matcher(billId);
    return bill.matches() ? bill.group(1) : null;
  }
}
