package lianban.department.http;

import io.github.resilience4j.retry.Retry;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import lianban.proof.Bundle;
import lianban.proof.CanonicalJson;
import lianban.proof.Verification;
import lianban.proof.Verifier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/**
 * Fetches proofs of events, and checks them here: what the exchange says of its own proof counts
 * for nothing. See docs/protocol.md, Proof.
 */
public final class ProofClient {

  private final RestClient gateway;
  private final Set<String> sealKeys;
  private final Retry retry = ExchangeRetry.of("proof");

  /**
   * @param gateway adds this department's token to every request
   * @param sealKeys ids of the keys that the exchange is known to seal with, from elsewhere than
   *     the exchange; without any, {@link Verification} leaves open whose proof it is
   */
  public ProofClient(RestClient gateway, Set<String> sealKeys) {
    this.gateway = gateway;
    this.sealKeys = Set.copyOf(sealKeys);
  }

  /**
   * A proof, and what became of checking it.
   *
   * @param file to keep, and to check again with {@code ./lianban verify}
   */
  public record Proof(String file, Bundle bundle, Verification verification) {}

  /**
   * The proof of an event that this department published or may receive.
   *
   * @return null if there is none: the event is not sealed yet, which takes about a second, or is
   *     not there, or is not for this department
   * @throws IllegalStateException if what came is no proof, or another event's
   * @throws RuntimeException if the exchange could not be reached or refused
   */
  public @Nullable Proof proof(String type, String source, String id) {
    String file;
    try {
      file = retry.executeSupplier(() -> fetch(type, source, id));
    } catch (HttpClientErrorException.NotFound e) {
      return null;
    }
    Bundle bundle = read(file);
    if (!isOf(bundle, type, source, id)) {
      throw new IllegalStateException("the exchange sent the proof of another event");
    }
    return new Proof(file, bundle, Verifier.verify(bundle, sealKeys));
  }

  private String fetch(String type, String source, String id) {
    byte[] answer =
        gateway
            .get()
            .uri(
                uri ->
                    uri.path("/api/v1/proof/events")
                        .queryParam("type", "{type}")
                        .queryParam("source", "{source}")
                        .queryParam("id", "{id}")
                        .build(type, source, id))
            .accept(MediaType.APPLICATION_JSON)
            .retrieve()
            .body(byte[].class);
    return answer == null ? "" : new String(answer, StandardCharsets.UTF_8);
  }

  private static Bundle read(String file) {
    try {
      return Bundle.read(CanonicalJson.read(file.getBytes(StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("the exchange sent what is no proof", e);
    }
  }

  /** A proof that came without its event names the place alone. */
  private static boolean isOf(Bundle bundle, String type, String source, String id) {
    JsonNode event = bundle.event();
    return bundle.place().type().equals(type)
        && (event == null
            || (event.path("source").asString("").equals(source)
                && event.path("id").asString("").equals(id)));
  }
}
