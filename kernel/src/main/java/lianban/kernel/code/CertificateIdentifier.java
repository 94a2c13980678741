package lianban.kernel.code;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The identifier of an electronic certificate after GB/T 36904: the root {@code 1.2.156.3005.2},
 * the type code (credit code of the body that defines the type, three digits), the issuer code, a
 * serial, a version of three digits and a check character by ISO 7064 MOD 37,36 over the four
 * middle fields.
 *
 * @param typeCode 21 characters
 * @param issuer credit code or region code of the issuing body
 * @param serial digits or capital letters, unique for type and issuer
 * @param version three digits
 */
public record CertificateIdentifier(String typeCode, String issuer, String serial, String version) {

  private static final String ROOT = "1.2.156.3005.2";
  private static final Pattern TYPE = Pattern.compile("[0-9A-Z]{18}[0-9]{3}");
  private static final Pattern FIELD = Pattern.compile("[0-9A-Z]+");
  private static final Pattern VERSION = Pattern.compile("[0-9]{3}");

  /**
   * @throws IllegalArgumentException if a field has a character or a length that it may not have
   */
  public CertificateIdentifier {
    if (!TYPE.matcher(typeCode).matches()
        || !FIELD.matcher(issuer).matches()
        || !FIELD.matcher(serial).matches()
        || !VERSION.matcher(version).matches()) {
      throw new IllegalArgumentException(
          "not the fields of a certificate identifier: "
              + List.of(typeCode, issuer, serial, version));
    }
  }

  /** Whether the text is a whole identifier with the right check character. */
  public static boolean isValid(String text) {
    try {
      return parse(text).toString().equals(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * Reads an identifier.
   *
   * @throws IllegalArgumentException if its form or its check character is wrong
   */
  public static CertificateIdentifier parse(String text) {
    if (!text.startsWith(ROOT + ".")) {
      throw new IllegalArgumentException("a certificate identifier starts with " + ROOT);
    }
    String[] fields = text.substring(ROOT.length() + 1).split("\\.", -1);
    if (fields.length != 5) {
      throw new IllegalArgumentException("a certificate identifier has five fields after its root");
    }
    var identifier = new CertificateIdentifier(fields[0], fields[1], fields[2], fields[3]);
    if (!String.valueOf(identifier.check()).equals(fields[4])) {
      throw new IllegalArgumentException("the check character of the certificate is wrong");
    }
    return identifier;
  }

  /** The check character by ISO 7064 MOD 37,36. */
  public char check() {
    int p = 36;
    for (char c : (typeCode + issuer + serial + version).toCharArray()) {
      p = (p + Character.digit(c, 36)) % 36;
      p = (p == 0 ? 36 : p) * 2 % 37;
    }
    return Character.toUpperCase(Character.forDigit((37 - p) % 36, 36));
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%s.%s.%s.%s.%s.%s", ROOT, typeCode, issuer, serial, version, check());
  }
}
