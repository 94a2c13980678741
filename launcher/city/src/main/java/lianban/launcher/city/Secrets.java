package lianban.launcher.city;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * What the city's processes prove themselves with: made at random once, kept in a file that its
 * owner alone may read, handed on in variables and never on a command line.
 */
public final class Secrets {

  static final String ADMIN_PASSWORD = "admin-password";
  static final String HOLDER_KEY = "holder-key";
  static final String CURSOR_KEY = "cursor-key";
  static final String WEBHOOK_KEY = "webhook-key";

  /** Before the name of a user of the broker; an operator may add lines for users of the own. */
  private static final String KAFKA = "kafka.";

  static final String SEAL_KEY = "seal-key";

  /** What stands before the 32 bytes of an Ed25519 key in PKCS#8 (RFC 8410, 7). */
  private static final byte[] ED25519 = HexFormat.of().parseHex("302e020100300506032b657004220420");

  private static final int SECRET_BYTES = 24;
  private static final int KEY_BYTES = 32;

  private final Map<String, String> byName;

  private Secrets(Map<String, String> byName) {
    this.byName = byName;
  }

  /** The kept secrets, those still missing made now. */
  static Secrets of(CityFolder folder) {
    Map<String, String> kept = read(folder.secretsFile());
    Map<String, String> all = complete(kept, new SecureRandom());
    if (!all.equals(kept)) {
      CityFolder.replace(folder.secretsFile(), text(all));
    }
    return new Secrets(all);
  }

  /**
   * The secret of a client, or a key by its own name.
   *
   * @throws IllegalArgumentException when there is no such secret
   */
  public String get(String name) {
    String secret = byName.get(name);
    if (secret == null) {
      throw new IllegalArgumentException("no secret is kept for " + name);
    }
    return secret;
  }

  /** The passwords of the broker's users by name, those among them that an operator added. */
  public Map<String, String> kafka() {
    Map<String, String> users = new TreeMap<>();
    byName.forEach(
        (name, secret) -> {
          if (name.startsWith(KAFKA)) {
            users.put(name.substring(KAFKA.length()), secret);
          }
        });
    return users;
  }

  boolean has(String name) {
    return byName.containsKey(name);
  }

  static Map<String, String> complete(Map<String, String> kept, RandomGenerator random) {
    Map<String, String> all = new TreeMap<>(kept);
    CityPlan.CLIENTS.forEach(client -> all.computeIfAbsent(client, _ -> secret(random)));
    CityPlan.KAFKA_USERS.forEach(user -> all.computeIfAbsent(KAFKA + user, _ -> secret(random)));
    all.computeIfAbsent(ADMIN_PASSWORD, _ -> secret(random));
    all.computeIfAbsent(HOLDER_KEY, _ -> key(random));
    all.computeIfAbsent(CURSOR_KEY, _ -> key(random));
    all.computeIfAbsent(WEBHOOK_KEY, _ -> key(random));
    all.computeIfAbsent(SEAL_KEY, _ -> signingKey(random));
    return all;
  }

  private static String secret(RandomGenerator random) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(random, SECRET_BYTES));
  }

  private static String key(RandomGenerator random) {
    return Base64.getEncoder().encodeToString(bytes(random, KEY_BYTES));
  }

  /** Any 32 bytes are an Ed25519 key (RFC 8032, 5.1.5). */
  private static String signingKey(RandomGenerator random) {
    byte[] key = Arrays.copyOf(ED25519, ED25519.length + KEY_BYTES);
    System.arraycopy(bytes(random, KEY_BYTES), 0, key, ED25519.length, KEY_BYTES);
    return Base64.getEncoder().encodeToString(key);
  }

  private static byte[] bytes(RandomGenerator random, int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private static Map<String, String> read(Path file) {
    Properties properties = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    Map<String, String> kept = new TreeMap<>();
    properties.stringPropertyNames().forEach(name -> kept.put(name, properties.getProperty(name)));
    return kept;
  }

  private static String text(Map<String, String> all) {
    return all.entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue() + "\n")
        .collect(
            Collectors.joining(
                "", "# Made at random on first start. Whoever has these is the city.\n", ""));
  }
}
