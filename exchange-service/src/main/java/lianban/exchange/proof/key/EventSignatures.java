package lianban.exchange.proof.key;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import lianban.kernel.problem.ProblemType;
import lianban.proof.CanonicalJson;
import lianban.proof.DetachedJws;
import lianban.proof.SignedEvent;
import lianban.service.access.Caller;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Checks the signature that a department put on an event, before anything is durable. */
public final class EventSignatures {

  private static final Duration REMEMBERED = Duration.ofSeconds(1);
  private static final int MOST_REMEMBERED = 10_000;

  private final InstantSource clock;
  private final LoadingCache<Name, Optional<RegisteredKey>> keys;
  private final JsonFormat format = new JsonFormat();

  private record Name(String department, String keyId) {}

  public EventSignatures(SigningKeys keys, InstantSource clock) {
    this.clock = clock;
    this.keys =
        Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(MOST_REMEMBERED)
            .build(name -> Optional.ofNullable(keys.find(name.department, name.keyId)));
  }

  /**
   * Passes an event that is not signed, or signed by a key of the caller's department that is valid
   * now.
   *
   * @param event as the department sent it
   * @throws ProblemException if its signature is anything else
   */
  public void check(Caller caller, CloudEvent event) {
    Object signature = event.getExtension(SignedEvent.SIGNATURE);
    if (signature == null) {
      return;
    }
    String fault = fault(caller, event, String.valueOf(signature));
    if (fault != null) {
      throw new ProblemException(ProblemType.INVALID_SIGNATURE, fault);
    }
  }

  private @Nullable String fault(Caller caller, CloudEvent event, String signature) {
    String department = caller.department();
    if (department == null) {
      return "Departments alone sign events.";
    }
    DetachedJws jws;
    try {
      jws = DetachedJws.read(signature);
    } catch (IllegalArgumentException e) {
      return "The signature is no detached compact JWS by EdDSA, ES256 or SM2.";
    }
    RegisteredKey key = keys.get(new Name(department, jws.keyId())).orElse(null);
    if (key == null) {
      return "No key of this kid is registered for your department.";
    }
    String standing = key.fault(clock.instant());
    if (standing != null) {
      return standing;
    }
    return jws.isOf(key.key(), content(event)) ? null : "The event is not what was signed.";
  }

  private byte[] content(CloudEvent event) {
    return SignedEvent.content(CanonicalJson.read(Objects.requireNonNull(format.serialize(event))));
  }
}
