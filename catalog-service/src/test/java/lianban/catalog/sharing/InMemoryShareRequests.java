package lianban.catalog.sharing;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import lianban.catalog.sharing.ShareRequest.State;
import org.jspecify.annotations.Nullable;

/** Share requests for tests of what stands on them; held to the same contract as the store's. */
public final class InMemoryShareRequests implements ShareRequests {

  private final TreeMap<String, ShareRequest> all = new TreeMap<>();

  @Override
  public synchronized @Nullable ShareRequest find(String id) {
    return all.get(id);
  }

  @Override
  public synchronized boolean insert(ShareRequest request) {
    return all.putIfAbsent(request.id(), request) == null;
  }

  @Override
  public synchronized boolean replace(ShareRequest request) {
    ShareRequest known = all.get(request.id());
    if (known == null || known.version() != request.version() - 1) {
      return false;
    }
    all.put(request.id(), request);
    return true;
  }

  @Override
  public List<ShareRequest> in(Set<State> states) {
    return matching(request -> states.contains(request.state()), Integer.MAX_VALUE);
  }

  @Override
  public List<ShareRequest> unannounced() {
    return matching(Announcement::isDue, Integer.MAX_VALUE);
  }

  @Override
  public List<ShareRequest> page(
      @Nullable Set<String> parties, @Nullable State state, String after, int limit) {
    return matching(
        request ->
            request.id().compareTo(after) > 0
                && (state == null || request.state() == state)
                && (parties == null
                    || parties.contains(request.owner())
                    || parties.contains(request.subscriber())),
        limit);
  }

  private synchronized List<ShareRequest> matching(Predicate<ShareRequest> wanted, int limit) {
    return all.values().stream().filter(wanted).limit(limit).toList();
  }
}
