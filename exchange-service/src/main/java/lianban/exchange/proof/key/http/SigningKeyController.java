package lianban.exchange.proof.key.http;

import java.util.List;
import lianban.exchange.approval.http.IdempotencyKey;
import lianban.exchange.proof.key.RegisteredKey;
import lianban.exchange.proof.key.SigningKeyService;
import lianban.service.access.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The signing keys of the caller's department. */
@RestController
@RequestMapping("/api/v1/signing-keys")
public final class SigningKeyController {

  private final SigningKeyService keys;

  SigningKeyController(SigningKeyService keys) {
    this.keys = keys;
  }

  /** Twice has the effect of once, whatever the idempotency key: what is registered is the key. */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  JsonNode register(
      @AuthenticationPrincipal Caller caller,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
      @RequestBody ObjectNode request) {
    IdempotencyKey.required(key);
    return json(keys.register(caller, request));
  }

  @GetMapping
  List<JsonNode> all(@AuthenticationPrincipal Caller caller) {
    return keys.all(caller).stream().map(SigningKeyController::json).toList();
  }

  @PostMapping("/{keyId}/revocation")
  JsonNode revoke(@AuthenticationPrincipal Caller caller, @PathVariable String keyId) {
    return json(keys.revoke(caller, keyId));
  }

  private static JsonNode json(RegisteredKey key) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("keyId", key.key().keyId()).put("department", key.department());
    json.set("jwk", key.key().json());
    json.put("notBefore", key.notBefore().toString());
    if (key.notAfter() != null) {
      json.put("notAfter", key.notAfter().toString());
    }
    if (key.revokedAt() != null) {
      json.put("revokedAt", key.revokedAt().toString());
    }
    return json;
  }
}
