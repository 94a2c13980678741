package lianban.exchange.material;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import lianban.exchange.approval.Matter;
import lianban.exchange.material.MaterialRule.Necessity;
import org.jspecify.annotations.Nullable;

/** A matter with materials, contents to hand in, and records with every field. */
public final class Samples {

  static final Instant NOW = Instant.parse("2026-11-24T08:00:00.123Z");
  static final String MATTER = "move-in";

  private Samples() {}

  static MaterialRule rule(String code, Necessity necessity, @Nullable String certificateType) {
    return new MaterialRule(
        code,
        code,
        necessity,
        certificateType != null,
        certificateType,
        null,
        List.of(),
        1,
        TrustClass.C,
        Map.of());
  }

  /** A matter that asks for a contract, and for a title that is had by sharing. */
  static Matter matter() {
    var contract = rule("contract", Necessity.REQUIRED, null);
    var title = rule("title", Necessity.REQUIRED, "real-estate-right");
    var photo = rule("photo", Necessity.DEFERRABLE, null);
    return new Matter(
        MATTER,
        1,
        "Moving in",
        Matter.RefusalRule.LET_ALL_FINISH,
        "{}",
        List.of(
            step("housing", List.of("contract")), step("registration", List.of("title", "photo"))),
        List.of(),
        List.of(),
        null,
        new Intake(Set.of("window", "online"), List.of(contract, title, photo)));
  }

  private static Matter.Step step(String department, List<String> materials) {
    return new Matter.Step(
        department,
        department,
        Matter.Kind.APPROVAL,
        List.of(),
        List.of(),
        null,
        materials,
        null,
        Matter.Voice.VETO);
  }

  /** A content that is a PDF to whoever looks at it, and otherwise made of chance. */
  static byte[] pdf(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    byte[] head = "%PDF-1.7\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    System.arraycopy(head, 0, bytes, 0, head.length);
    return bytes;
  }

  static byte[] pdf(int length) {
    return pdf(new Random(length), length);
  }

  static byte[] slice(byte[] bytes, long from, long to) {
    return Arrays.copyOfRange(bytes, (int) from, (int) to);
  }

  /** An upload with every field. */
  static Upload upload(String id) {
    return Upload.opened(
            id,
            "window",
            "digest",
            new Upload.Declared(MATTER, 1, "contract", "合同 1.pdf", 20),
            NOW,
            NOW.plusSeconds(60))
        .begun()
        .grown(1, 10)
        .begun()
        .grown(2, 10);
  }

  static MaterialContent content(String hash) {
    return MaterialContent.brought(upload("u"), hash, "application/pdf", NOW, NOW.plusSeconds(9));
  }
}
