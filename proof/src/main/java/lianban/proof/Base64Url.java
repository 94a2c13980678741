package lianban.proof;

import java.util.Base64;

/** Base64url without padding (RFC 4648, 5), where each sequence of bytes has one text alone. */
final class Base64Url {

  private Base64Url() {}

  static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * The bytes that a text stands for.
   *
   * @throws IllegalArgumentException if it is not the one text for them, as when bits are set at
   *     its end that mean nothing
   */
  static byte[] decode(String text) {
    byte[] bytes = Base64.getUrlDecoder().decode(text);
    if (!encode(bytes).equals(text)) {
      throw new IllegalArgumentException("this is not base64url without padding");
    }
    return bytes;
  }
}
