package lianban.launcher.broker;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Who may connect, each with a password.
 *
 * @param passwords by name; {@link #BROKER} is always among them
 */
record BrokerUsers(Map<String, String> passwords) {

  /** The broker itself, and whoever runs it: may do everything. */
  static final String BROKER = "broker";

  /** The password of the broker itself; with a name behind it, of that user. */
  static final String VARIABLE = "LIANBAN_KAFKA_PASSWORD";

  /** What needs no quoting anywhere on its way into the configuration, and cannot be guessed. */
  private static final Pattern PASSWORD = Pattern.compile("[A-Za-z0-9_-]{16,}");

  BrokerUsers {
    passwords = Map.copyOf(passwords);
    passwords.forEach(
        (name, password) -> {
          if (!PASSWORD.matcher(password).matches()) {
            throw new IllegalStateException(
                "the password of the broker's user %s must be letters, digits, - and _, 16 or more"
                    .formatted(name));
          }
        });
    if (!passwords.containsKey(BROKER)) {
      throw new IllegalStateException(VARIABLE + " is not set");
    }
  }

  /** Users as variables name them: {@code LIANBAN_KAFKA_PASSWORD_PUBLIC_SECURITY} and so on. */
  static BrokerUsers in(Map<String, String> environment) {
    Map<String, String> passwords = new TreeMap<>();
    environment.forEach(
        (variable, value) -> {
          if (variable.equals(VARIABLE)) {
            passwords.put(BROKER, value);
          } else if (variable.startsWith(VARIABLE + "_")) {
            String suffix = variable.substring(VARIABLE.length() + 1);
            passwords.put(suffix.toLowerCase(Locale.ROOT).replace('_', '-'), value);
          }
        });
    return new BrokerUsers(passwords);
  }

  /** Leaves the passwords out. */
  @Override
  public String toString() {
    return "BrokerUsers" + passwords.keySet();
  }
}
