package lianban.exchange.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who may receive what at this moment. Asked anew whenever something leaves the exchange. */
public interface Grants {

  /**
   * The grant by which a client receives a type, null if nothing lets it.
   *
   * @param department that the client belongs to, null for none
   */
  @Nullable Grant current(String client, @Nullable String department, String type);

  /** Every grant in force at this moment. */
  List<Grant> all();
}
