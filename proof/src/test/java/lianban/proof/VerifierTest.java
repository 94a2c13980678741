package lianban.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import lianban.proof.Check.Outcome;
import lianban.proof.Check.Subject;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class VerifierTest {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final SigningKey PLATFORM = SigningKey.generate(Algorithm.EDDSA, RANDOM);
  private static final SigningKey HOUSING = SigningKey.generate(Algorithm.SM2, RANDOM);
  private static final Instant AT = Instant.parse("2026-11-24T01:00:00.5Z");
  private static final int PLACE = 3;

  /** An event as it stands on its topic, signed by its department. */
  private static ObjectNode event(int number) {
    ObjectNode event = (ObjectNode) json("{\"specversion\":\"1.0\",\"data\":{\"price\":\"1.00\"}}");
    event.put("id", "e-" + number).put("source", "/housing").put("type", "housing.contract.filed");
    event.put("subject", "C-1");
    event.put("signature", DetachedJws.sign(HOUSING, SignedEvent.content(event)));
    return event.put("department", "housing").put("schemaversion", "1").put("traceparent", "00-1");
  }

  private static Bundle bundle() {
    List<ObjectNode> events = new ArrayList<>();
    byte[] leaves = new byte[7 * Sha256.BYTES];
    for (int i = 0; i < 7; i++) {
      events.add(event(i));
      byte[] leaf = MerkleTree.leaf(CanonicalJson.bytes(events.get(i)));
      System.arraycopy(leaf, 0, leaves, i * Sha256.BYTES, Sha256.BYTES);
    }
    var tree = new MerkleTree(leaves);
    Seal seal = seal(5, Seal.NO_PREVIOUS, tree);
    Seal next = seal(6, seal.hash(), tree);
    return new Bundle(
        events.get(PLACE),
        null,
        new Place("housing.contract.filed", 1, 41),
        Sha256.hex(tree.leaf(PLACE)),
        PLACE,
        tree.proof(PLACE).path().stream().map(Sha256::hex).toList(),
        seal,
        List.of(next, seal(7, next.hash(), tree)),
        List.of(PLATFORM.verificationKey()),
        List.of(HOUSING.verificationKey()));
  }

  private static Seal seal(long number, String previous, MerkleTree tree) {
    var ranges =
        List.of(
            new Seal.Range("housing.contract.filed", 0, 10, 12),
            new Seal.Range("housing.contract.filed", 1, 40, 45));
    String key = PLATFORM.verificationKey().keyId();
    String root = Sha256.hex(tree.root());
    return new Seal(number, previous, root, 7, ranges, AT, AT, AT, key, "").signedBy(PLATFORM);
  }

  private static Set<String> trusted() {
    return Set.of(PLATFORM.verificationKey().keyId());
  }

  @Test
  void soundProofHoldsAndSaysWhatItShows() {
    Bundle bundle = Bundle.read(json(bundle().json().toString()));
    Verification verification = Verifier.verify(bundle, trusted());

    assertThat(verification.checks()).extracting(Check::outcome).containsOnly(Outcome.OK);
    assertThat(verification.holds()).isTrue();
    assertThat(verification.sentence(Locale.ENGLISH))
        .isEqualTo(
            "Seal 5 of 2026-11-24T01:00:00.500Z shows that the housing.contract.filed event e-3 of"
                + " /housing was on the exchange then and has not been changed since.");
    assertThat(verification.sentence(Locale.CHINESE))
        .isEqualTo(
            "2026年11月24日09时00分00秒（北京时间）封存的第5号封条表明：来源为“/housing”、编号为“e-3”的"
                + "“housing.contract.filed”事件当时已在交换平台上，此后未被改动。");
  }

  /** Every text and number in the file is altered, one after the other. */
  @Test
  void nothingInTheFileCanBeAlteredUnnoticed() {
    List<String> pointers = new ArrayList<>();
    collect(bundle().json(), "", pointers);
    assertThat(pointers).hasSizeGreaterThan(80);
    for (String pointer : pointers) {
      if (pointer.startsWith("/statement") || pointer.startsWith("/format")) {
        continue; // Words for people, made anew by whoever checks; the name of the format.
      }
      JsonNode altered = altered(bundle().json(), pointer);
      assertThat(isNoticed(altered)).as(pointer).isTrue();
    }
  }

  private static boolean isNoticed(JsonNode altered) {
    try {
      return !Verifier.verify(Bundle.read(altered), trusted()).holds();
    } catch (IllegalArgumentException e) {
      return true;
    }
  }

  private static void collect(JsonNode node, String at, List<String> pointers) {
    if (node.isValueNode()) {
      pointers.add(at);
    }
    node.forEachEntry((name, value) -> collect(value, at + "/" + name, pointers));
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(node.get(i), at + "/" + i, pointers);
      }
    }
  }

  private static JsonNode altered(ObjectNode whole, String pointer) {
    int last = pointer.lastIndexOf('/');
    JsonNode parent = whole.at(pointer.substring(0, last));
    String name = pointer.substring(last + 1);
    JsonNode old = whole.at(pointer);
    String text = old.asString();
    // The last bit: in base64 it may be one that means nothing.
    String kept = text.isEmpty() ? "" : text.substring(0, text.length() - 1);
    String other = kept + (text.isEmpty() ? '0' : (char) (text.charAt(text.length() - 1) ^ 1));
    if (parent instanceof ArrayNode array) {
      array.set(Integer.parseInt(name), other);
    } else if (old.isNumber()) {
      ((ObjectNode) parent).put(name, old.longValue() + 1);
    } else {
      ((ObjectNode) parent).put(name, other);
    }
    return whole;
  }

  @Test
  void withoutATrustedKeyItIsLeftOpenWhoseProofItIs() {
    Verification verification = Verifier.verify(bundle(), Set.of());

    assertThat(verification.holds()).isTrue();
    assertThat(of(verification, Subject.TRUST).outcome()).isEqualTo(Outcome.LEFT_OUT);
    assertThat(of(verification, Subject.TRUST).detail())
        .contains(PLATFORM.verificationKey().keyId());
    Verification other = Verifier.verify(bundle(), Set.of("another"));
    assertThat(of(other, Subject.TRUST).outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void withheldEventCanBeBroughtAlong() {
    ObjectNode json = bundle().json().put("withheld", "not granted");
    json.remove("event");
    Bundle bundle = Bundle.read(json);

    Verification without = Verifier.verify(bundle, trusted());
    assertThat(of(without, Subject.LEAF).outcome()).isEqualTo(Outcome.LEFT_OUT);
    assertThat(without.sentence(Locale.ENGLISH)).contains("offset 41 in partition 1");
    Verification with = Verifier.verify(bundle.with(event(PLACE + 1)), trusted());
    assertThat(of(with, Subject.LEAF).outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void brokenOffChainIsNoticed() {
    ObjectNode json = bundle().json();
    ((ArrayNode) json.path("chain")).remove(0);

    Verification verification = Verifier.verify(Bundle.read(json), trusted());
    assertThat(of(verification, Subject.CHAIN).detail()).isEqualTo("seal 7 does not follow");
    assertThat(verification.sentence(Locale.ENGLISH)).contains("does not hold");
    assertThat(verification.json().path("holds").asBoolean()).isFalse();
  }

  @Test
  void signatureHoldsInWhicheverModeTheEventTravels() {
    ObjectNode typed = event(1).put("priority", 3).put("urgent", true);
    ObjectNode texts = event(1).put("priority", "3").put("urgent", "true");

    assertThat(SignedEvent.content(typed)).isEqualTo(SignedEvent.content(texts));
    assertThat(new String(SignedEvent.content(typed), StandardCharsets.UTF_8))
        .doesNotContain("signature", "traceparent", "schemaversion", "department");
  }

  @Test
  void whatIsNoProofIsRefused() {
    assertThatThrownBy(() -> Bundle.read(json("{}"))).hasMessageContaining("no proof");
    assertThatThrownBy(() -> Bundle.read(json("{\"format\":\"lianban-proof/1\"}")))
        .hasMessageContaining("no whole proof");
    assertThatThrownBy(() -> json("{\"a\":1,\"a\":2}")).hasMessageContaining("not JSON");
    assertThatThrownBy(() -> json("{} {}")).hasMessageContaining("not JSON");
  }

  private static Check of(Verification verification, Subject subject) {
    return verification.checks().stream()
        .filter(check -> check.subject() == subject)
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode json(String text) {
    return CanonicalJson.read(text.getBytes(StandardCharsets.UTF_8));
  }
}
