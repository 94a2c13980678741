package lianban.launcher.broker;

import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.scram.ScramCredential;
import org.apache.kafka.common.security.scram.ScramCredentialCallback;
import org.apache.kafka.common.security.scram.internals.ScramFormatter;
import org.apache.kafka.common.security.scram.internals.ScramMechanism;

/**
 * What the broker checks log-ins against (RFC 5802, SCRAM-SHA-512): the users it was told at this
 * start, in memory alone. So a folder from before there were users needs no change, a password that
 * was changed is in force from the next start on, and who is named no longer cannot connect.
 */
public final class UserCredentials implements AuthenticateCallbackHandler {

  /** Passwords are random and long: the least that Kafka allows is plenty. */
  private static final int ITERATIONS = 4_096;

  private final Map<String, ScramCredential> byName = new HashMap<>();

  /** Made by the broker for each of its listeners. */
  public UserCredentials() {}

  @Override
  public void configure(
      Map<String, ?> configs, String mechanism, List<AppConfigurationEntry> logIns) {
    try {
      var formatter = new ScramFormatter(ScramMechanism.forMechanismName(mechanism));
      BrokerUsers.in(System.getenv())
          .passwords()
          .forEach(
              (name, password) ->
                  byName.put(name, formatter.generateCredential(password, ITERATIONS)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Without a credential the log-in is refused, by the same words as with a wrong password. */
  @Override
  public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
    String name = "";
    for (Callback callback : callbacks) {
      switch (callback) {
        case NameCallback asked -> name = String.valueOf(asked.getDefaultName());
        case ScramCredentialCallback wanted -> {
          ScramCredential credential = byName.get(name);
          if (credential != null) {
            wanted.scramCredential(credential);
          }
        }
        default -> throw new UnsupportedCallbackException(callback);
      }
    }
  }

  @Override
  public void close() {
    byName.clear();
  }
}
