package lianban.department.http;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import java.util.Base64;
import lianban.department.DepartmentProperties;
import lianban.proof.CanonicalJson;
import lianban.proof.DetachedJws;
import lianban.proof.SignedEvent;
import lianban.proof.SigningKey;
import org.jspecify.annotations.Nullable;

/** Signs this department's own events; see docs/protocol.md, Proof. */
final class EventSigner {

  private final SigningKey key;
  private final JsonFormat format = new JsonFormat();

  EventSigner(SigningKey key) {
    this.key = key;
  }

  /**
   * The signer that is configured, null for none.
   *
   * @throws IllegalStateException if its settings cannot be meant so; the key is not repeated
   */
  static @Nullable EventSigner of(DepartmentProperties department) {
    String secret = department.signingKey();
    String keyId = department.signingKeyId();
    if (secret == null) {
      if (keyId != null) {
        throw wrong("signing-key-id is set and signing-key is not");
      }
      return null;
    }
    SigningKey key = read(secret);
    String own = key.verificationKey().keyId();
    if (keyId != null && !keyId.equals(own)) {
      throw wrong("signing-key is " + own + ", not the one that signing-key-id names: " + keyId);
    }
    return new EventSigner(key);
  }

  private static SigningKey read(String secret) {
    try {
      return SigningKey.read(Base64.getDecoder().decode(secret));
    } catch (IllegalArgumentException e) {
      // Without the cause: it might quote what is secret.
      throw wrong("signing-key is no private key on Ed25519, P-256 or SM2 in PKCS#8, base64");
    }
  }

  private static IllegalStateException wrong(String what) {
    return new IllegalStateException("lianban.department." + what);
  }

  /**
   * The event with its signature; one that has a signature stays as it is. So does one that has no
   * canonical form: the exchange refuses it for the same reason, and it alone.
   */
  CloudEvent sign(CloudEvent event) {
    if (event.getExtension(SignedEvent.SIGNATURE) != null) {
      return event;
    }
    byte[] content;
    try {
      content = SignedEvent.content(CanonicalJson.read(format.serialize(event)));
    } catch (IllegalArgumentException e) {
      return event;
    }
    return CloudEventBuilder.v1(event)
        .withExtension(SignedEvent.SIGNATURE, DetachedJws.sign(key, content))
        .build();
  }
}
