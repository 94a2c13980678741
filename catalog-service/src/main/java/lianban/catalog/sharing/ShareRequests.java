package lianban.catalog.sharing;

import java.util.List;
import java.util.Set;
import lianban.catalog.sharing.ShareRequest.State;
import org.jspecify.annotations.Nullable;

/** All share requests, with the grants that came of them. */
public interface ShareRequests {

  /** The request, null if there is none of that id. */
  @Nullable ShareRequest find(String id);

  /**
   * Adds one.
   *
   * @return false, and nothing is changed, if the id is taken
   */
  boolean insert(ShareRequest request);

  /**
   * Puts the next version in the place of the one before it.
   *
   * @return false, and nothing is changed, if another was quicker
   */
  boolean replace(ShareRequest request);

  /** Those in one of the states, ordered by id. */
  List<ShareRequest> in(Set<State> states);

  /** Those of which something is still to be announced, ordered by id. */
  List<ShareRequest> unannounced();

  /**
   * A page, ordered by id.
   *
   * @param parties of whom one asks or owns; null for everybody's
   * @param state that they are in; null for any
   * @param after the id that the page before ended with; empty to begin
   */
  List<ShareRequest> page(
      @Nullable Set<String> parties, @Nullable State state, String after, int limit);
}
