package lianban.exchange.material;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where uploads are kept: changed only by compare-and-set on the revision. */
public interface Uploads {

  @Nullable Upload find(String id);

  /** Whether it was added: not if there is one of that id. */
  boolean insert(Upload upload);

  /** Whether it was stored: only over the revision before its own. */
  boolean replace(Upload upload);

  void delete(String id);

  /** Those whose id comes after that one, by id. */
  List<Upload> after(String id, int limit);
}
