package lianban.exchange.webhook;

import java.util.SortedSet;

/** How many subscriptions each instance works on, so that all have the same, give or take one. */
final class SharePolicy {

  private SharePolicy() {}

  /**
   * An instance's share. The shares of all instances together are all subscriptions.
   *
   * @param subscriptions how many there are
   * @param living the processes that work on them, the asking one among them; the first ones in
   *     their order have one more where it does not divide evenly
   */
  static int share(int subscriptions, SortedSet<String> living, String process) {
    int before = living.headSet(process).size();
    return (subscriptions + living.size() - 1 - before) / living.size();
  }
}
