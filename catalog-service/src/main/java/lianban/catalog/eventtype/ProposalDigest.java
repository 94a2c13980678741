package lianban.catalog.eventtype;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;
import tools.jackson.databind.JsonNode;

/** Names a proposed version by what it says, however it is written. */
final class ProposalDigest {

  private ProposalDigest() {}

  /** SHA-256 of the canonical form (RFC 8785), in hex. */
  static String of(JsonNode content) {
    try {
      byte[] canonical = new JsonCanonicalizer(content.toString()).getEncodedUTF8();
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
