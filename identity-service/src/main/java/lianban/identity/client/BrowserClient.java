package lianban.identity.client;

import java.util.Set;

/**
 * A program that cannot keep a secret, through which a person logs in (authorization code with
 * PKCE).
 *
 * @param scopes all that it may ask for; the person's role narrows them
 * @param redirects addresses a code may be sent to; the port of a loopback address is free
 */
public record BrowserClient(String id, Set<String> scopes, Set<String> redirects) {

  public BrowserClient {
    scopes = Set.copyOf(scopes);
    redirects = Set.copyOf(redirects);
  }
}
