package lianban.identity.token;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The authorization codes that wait to be exchanged. */
public interface AuthorizationCodes {

  /** Keeps a code, and forgets those that expired before {@code now}. */
  void keep(CodeGrant grant, Instant now);

  /** What a code stands for, or null if there is none such. */
  @Nullable CodeGrant find(String codeHash);

  /** Takes a code away; of several callers at once exactly one hears true. */
  boolean take(String codeHash);
}
