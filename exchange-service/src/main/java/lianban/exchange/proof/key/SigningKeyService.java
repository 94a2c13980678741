package lianban.exchange.proof.key;

import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import lianban.kernel.problem.ProblemType;
import lianban.proof.CanonicalJson;
import lianban.proof.DetachedJws;
import lianban.proof.VerificationKey;
import lianban.service.access.Caller;
import lianban.service.problem.ProblemException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Registers and revokes the signing keys of the caller's own department. */
public final class SigningKeyService {

  private static final String PROOF = "proof";

  private final SigningKeys keys;
  private final InstantSource clock;

  public SigningKeyService(SigningKeys keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * Registers a key whose private half the caller holds.
   *
   * @param request {@code department}, {@code jwk}, {@code notBefore}, optionally {@code notAfter},
   *     and {@code proof}: a detached JWS of this very key over the canonical form of the rest
   * @throws ProblemException if it is not signed so, or the key is registered with another validity
   */
  public RegisteredKey register(Caller caller, JsonNode request) {
    String department = department(caller);
    RegisteredKey wanted = wanted(department, request);
    RegisteredKey there = keys.register(wanted);
    boolean isSame =
        there.notBefore().equals(wanted.notBefore())
            && Objects.equals(there.notAfter(), wanted.notAfter());
    if (!isSame) {
      throw new ProblemException(
          ProblemType.CONFLICT, "The key is registered with another validity.");
    }
    return there;
  }

  private static RegisteredKey wanted(String department, JsonNode request) {
    try {
      VerificationKey key = VerificationKey.read(request.path("jwk"));
      JsonNode end = request.path("notAfter");
      var wanted =
          new RegisteredKey(
              department,
              key,
              Instant.parse(request.path("notBefore").asString("")),
              end.isMissingNode() ? null : Instant.parse(end.asString("")),
              null);
      requirePossession(department, key, request);
      return wanted;
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST,
          "A request has department, jwk (public: Ed25519, P-256 or SM2), notBefore, if need be"
              + " notAfter, and proof.");
    }
  }

  /** Else anybody could register a key that is another's, and claim what that one signed. */
  private static void requirePossession(String department, VerificationKey key, JsonNode request) {
    DetachedJws proof = DetachedJws.read(request.path(PROOF).asString(""));
    ObjectNode rest = ((ObjectNode) request).deepCopy();
    rest.remove(PROOF);
    if (!department.equals(request.path("department").asString(""))
        || !proof.isOf(key, CanonicalJson.bytes(rest))) {
      throw new ProblemException(
          ProblemType.INVALID_SIGNATURE,
          "The proof is not this key's signature over the rest of the request, or the department"
              + " is not yours.");
    }
  }

  /** All of the caller's department. */
  public List<RegisteredKey> all(Caller caller) {
    return keys.of(department(caller));
  }

  /**
   * Revokes a key: from within a second on nothing signed with it is taken in.
   *
   * @throws ProblemException if the department has no such key
   */
  public RegisteredKey revoke(Caller caller, String keyId) {
    RegisteredKey revoked = keys.revoke(department(caller), keyId, clock.instant());
    if (revoked == null) {
      throw new ProblemException(ProblemType.NOT_FOUND, "Your department has no such key.");
    }
    return revoked;
  }

  private static String department(Caller caller) {
    String department = caller.department();
    if (department == null) {
      throw new ProblemException(ProblemType.ACCESS_DENIED, "Departments alone sign events.");
    }
    return department;
  }
}
