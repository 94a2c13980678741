package lianban.proof;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A certificate as a file, with the names of GB/T 36903: {@code ZZBS} its identifier, {@code ZZMC}
 * its name, {@code CZZT} its holder and so on. An annotated copy (加注件) says besides for whom and
 * until when it may be used.
 *
 * @param certificate what is certified
 * @param copy what makes it an annotated copy ({@code JZJZZSJ}, {@code JZJZZZ}, {@code JZJZZSY},
 *     {@code JZJYXQJZSJ}), null if it is the certificate itself
 * @param code that stands beside the number, for asking online
 * @param verifyAt where to ask how it stands now
 * @param signatures detached JWS over {@link #content}: the platform's, then the issuer's own
 * @param keys that the platform signs with
 * @param departmentKeys that the issuer signed with
 */
public record CertificateFile(
    JsonNode certificate,
    @Nullable JsonNode copy,
    String code,
    String verifyAt,
    List<String> signatures,
    List<VerificationKey> keys,
    List<VerificationKey> departmentKeys) {

  /** What the member {@code format} says. */
  public static final String FORMAT = "lianban-certificate/1";

  private static final String COPY = "copy";

  public CertificateFile {
    signatures = List.copyOf(signatures);
    keys = List.copyOf(keys);
    departmentKeys = List.copyOf(departmentKeys);
  }

  /** Whether that is such a file, right or wrong. */
  public static boolean isOne(JsonNode json) {
    return json.path("format").asString("").equals(FORMAT);
  }

  /** What is signed: the canonical form of format, certificate and copy. */
  public static byte[] content(JsonNode certificate, @Nullable JsonNode copy) {
    ObjectNode content = JsonNodeFactory.instance.objectNode().put("format", FORMAT);
    content.set("certificate", certificate);
    if (copy != null) {
      content.set(COPY, copy);
    }
    return CanonicalJson.bytes(content);
  }

  byte[] content() {
    return content(certificate, copy);
  }

  /** A field of the certificate, empty if it has none of that name. */
  public String field(String name) {
    return certificate.path(name).asString("");
  }

  /** A field of the copy, empty if it has none of that name. */
  public String copyField(String name) {
    return copy == null ? "" : copy.path(name).asString("");
  }

  /** As it is written. */
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("format", FORMAT);
    json.set("certificate", certificate);
    if (copy != null) {
      json.set(COPY, copy);
    }
    json.put("code", code).put("verifyAt", verifyAt);
    var signed = json.putArray("signatures");
    signatures.forEach(signed::add);
    var open = json.putArray("keys");
    keys.forEach(key -> open.add(key.json()));
    var departments = json.putArray("departmentKeys");
    departmentKeys.forEach(key -> departments.add(key.json()));
    return json;
  }

  /**
   * Reads a file; whether it holds is for {@link CertificateVerifier} to say.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static CertificateFile read(JsonNode json) {
    if (!isOne(json)) {
      throw new IllegalArgumentException("this is no certificate of the format " + FORMAT);
    }
    try {
      List<String> signatures = new ArrayList<>();
      json.required("signatures").forEach(one -> signatures.add(one.stringValue()));
      return new CertificateFile(
          json.required("certificate"),
          json.get(COPY),
          json.required("code").stringValue(),
          json.required("verifyAt").stringValue(),
          signatures,
          keys(json.required("keys")),
          keys(json.required("departmentKeys")));
    } catch (JacksonException e) {
      throw new IllegalArgumentException("this is no whole certificate", e);
    }
  }

  private static List<VerificationKey> keys(JsonNode array) {
    List<VerificationKey> keys = new ArrayList<>();
    array.forEach(one -> keys.add(VerificationKey.read(one)));
    return keys;
  }
}
