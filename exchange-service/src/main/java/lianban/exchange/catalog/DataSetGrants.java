package lianban.exchange.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who may read which data sets at this moment; as soon out of date as {@link Grants}. */
public interface DataSetGrants {

  /** The client's own grant, or else its department's; null if there is none in force. */
  @Nullable DataSetGrant ofDataSet(String client, @Nullable String department, String dataSet);

  /** One grant for each data set that the client or its department may read, by its name. */
  List<DataSetGrant> ofDataSets(String client, @Nullable String department);
}
