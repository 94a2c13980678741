package lianban.catalog.dataset;

import java.util.List;
import lianban.catalog.eventtype.PinnedSubscribers.PinnedSubscriber;

/** Who is granted a data set at this moment, and which items of it. */
@FunctionalInterface
public interface DataSetReaders {

  /** The readers of a data set; none if nobody is granted it. */
  List<PinnedSubscriber> of(String key);
}
