package lianban.exchange.payment;

import org.jspecify.annotations.Nullable;

/** The case of a bill: the one bill of a case is named after it. */
final class BillIds {

  private static final String SUFFIX = "-B1";

  private BillIds() {}

  /** Null if no case has such a bill. */
  static @Nullable String caseOf(String billId) {
    return billId.endsWith(SUFFIX) && billId.length() > SUFFIX.length()
        ? billId.substring(0, billId.length() - SUFFIX.length())
        : null;
  }
}
