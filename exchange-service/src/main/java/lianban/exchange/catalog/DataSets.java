package lianban.exchange.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Data sets as published in the catalogue, a few seconds old at most while it answers. */
public interface DataSets {

  /** The data set, null if the catalogue has none of that name. */
  @Nullable DataSet find(String key);

  List<DataSet> all();
}
