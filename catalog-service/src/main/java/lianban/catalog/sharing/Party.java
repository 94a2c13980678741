package lianban.catalog.sharing;

import java.util.Set;

/**
 * Who acts.
 *
 * @param name department, or client without one: who receives
 * @param account that the party acts by
 * @param owns whose types it decides on
 * @param seesAll whether it sees what others share
 */
public record Party(String name, String account, Set<String> owns, boolean seesAll) {

  /** Of the passing of time; no caller has it. */
  static final Party NOBODY = new Party("platform", "silence", Set.of(), true);

  public Party {
    owns = Set.copyOf(owns);
  }

  boolean owns(ShareRequest request) {
    return owns.contains(request.owner());
  }

  boolean isSubscriber(ShareRequest request) {
    return name.equals(request.subscriber());
  }

  /** Whether it may know of the request. */
  public boolean sees(ShareRequest request) {
    return seesAll || owns(request) || isSubscriber(request);
  }

  String signature() {
    return name + "/" + account;
  }
}
