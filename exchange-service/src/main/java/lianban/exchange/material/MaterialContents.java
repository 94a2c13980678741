package lianban.exchange.material;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of contents, by their hash: changed only by compare-and-set on the revision. */
public interface MaterialContents {

  @Nullable MaterialContent find(String sha256);

  /** Whether it was added: not if there is one of that hash. */
  boolean insert(MaterialContent content);

  /** Whether it was stored: only over the revision before its own. */
  boolean replace(MaterialContent content);

  /** Removes exactly this revision. */
  void delete(MaterialContent content);

  /** Those whose hash comes after that text, by hash. */
  List<MaterialContent> after(String sha256, int limit);
}
