package lianban.exchange.catalog;

import java.util.Set;

/**
 * Leave to read some of a data set.
 *
 * @param subscriber client or department
 * @param fields JSON pointers to what is let out, each an item of the data set or within one
 */
public record DataSetGrant(String id, String subscriber, String dataSet, Set<String> fields) {
  public DataSetGrant {
    fields = Set.copyOf(fields);
  }
}
