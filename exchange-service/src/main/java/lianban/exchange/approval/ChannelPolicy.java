package lianban.exchange.approval;

import java.util.Set;

/**
 * Who may file by which channel. The channels are {@code window}, {@code online}, {@code mobile}
 * and {@code partner}; each has a scope of its own. Pure.
 */
public final class ChannelPolicy {

  private static final String WINDOW = "window";
  private static final String SCOPE = "intake.";

  private ChannelPolicy() {}

  /**
   * Whether a token can file by a channel: it has the channel's scope. A token that has the scope
   * of no channel is a window's.
   */
  public static boolean mayFile(String channel, Set<String> scopes) {
    return scopes.contains(SCOPE + channel)
        || (channel.equals(WINDOW) && scopes.stream().noneMatch(scope -> scope.startsWith(SCOPE)));
  }

  /**
   * Whether a matter can be filed so. Any window takes any matter (无差别受理).
   *
   * @param offered none if the matter does not say
   */
  static boolean isOffered(String channel, Set<String> offered) {
    return channel.equals(WINDOW) || offered.isEmpty() || offered.contains(channel);
  }
}
