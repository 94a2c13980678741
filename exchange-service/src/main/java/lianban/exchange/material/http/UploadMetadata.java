package lianban.exchange.material.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import lianban.exchange.material.Upload;
import lianban.kernel.problem.ProblemType;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Upload-Metadata} of tus: keys, each with a value in base64, separated by commas.
 *
 * @param filename as the applicant calls it
 */
record UploadMetadata(String matter, String material, String filename) {

  /** Reads the header; keys beyond the three are passed over. */
  static UploadMetadata parse(@Nullable String header) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : header == null ? new String[0] : header.split(",", -1)) {
      String[] words = pair.strip().split(" ", -1);
      values.put(words[0], words.length == 2 ? decoded(words[1]) : "");
    }
    return new UploadMetadata(
        required(values, "matter"), required(values, "material"), required(values, "filename"));
  }

  private static String required(Map<String, String> values, String key) {
    String value = values.get(key);
    if (value == null || value.isBlank()) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST,
          "Upload-Metadata names matter, material and filename, each in base64; "
              + key
              + " is missing.");
    }
    return value;
  }

  private static String decoded(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST, "A value of Upload-Metadata is not base64.");
    }
  }

  /** The header of an upload. */
  static String of(Upload.Declared declared) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("matter", declared.matter());
    values.put("material", declared.material());
    values.put("filename", declared.name());
    return values.entrySet().stream()
        .map(entry -> entry.getKey() + " " + encoded(entry.getValue()))
        .collect(Collectors.joining(","));
  }

  private static String encoded(String value) {
    return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
  }
}
