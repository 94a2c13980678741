package lianban.identity;

import static lianban.identity.RunningService.CATALOG_SECRET;
import static lianban.identity.RunningService.HOUSING_SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import lianban.launcher.store.DocumentStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What machines get, and what they do not. */
class ClientTokenTest {

  private static DocumentStore store;
  private static RunningService service;

  @BeforeAll
  static void start() {
    store = DocumentStore.inMemory();
    service = RunningService.on(store);
  }

  @AfterAll
  static void stop() {
    service.close();
    store.close();
  }

  @Test
  void givesClientItsClaims() {
    var response = service.token("housing", HOUSING_SECRET, "step.answer event.read");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().allValues("Set-Cookie")).isEmpty();
    JsonNode answer = RunningService.json(response);
    assertThat(answer.get("expires_in").asInt()).isBetween(890, 900);
    String token = answer.get("access_token").asString();
    assertThat(RunningService.header(token).get("alg").asString()).isEqualTo("ES256");
    JsonNode claims = RunningService.claims(token);
    assertThat(claims.get("iss").asString()).isEqualTo(RunningService.ISSUER);
    assertThat(claims.get("sub").asString()).isEqualTo("housing");
    assertThat(claims.get("aud").toString()).contains("lianban");
    assertThat(claims.get("client_id").asString()).isEqualTo("housing");
    assertThat(claims.get("department").asString()).isEqualTo("housing");
    assertThat(claims.get("scope").values().stream().map(JsonNode::asString))
        .containsExactlyInAnyOrder("step.answer", "event.read");
    assertThat(claims.has("holder")).isFalse();
  }

  @Test
  void givesAllScopesWhereNoneIsNamed() {
    var response = service.token("catalog-service", CATALOG_SECRET, "");

    JsonNode claims =
        RunningService.claims(RunningService.json(response).get("access_token").asString());
    assertThat(claims.get("scope").values().stream().map(JsonNode::asString))
        .containsExactlyInAnyOrder("catalog.read", "identity.read", "event.publish");
    assertThat(claims.has("department")).isFalse();
  }

  @Test
  void takesSecretInBodyToo() {
    var response =
        service.postForm(
            "/oauth2/token",
            Map.of(
                "grant_type", "client_credentials",
                "client_id", "housing",
                "client_secret", HOUSING_SECRET));

    assertThat(response.statusCode()).isEqualTo(200);
  }

  @Test
  void refusesWrongSecret() {
    var response = service.token("housing", HOUSING_SECRET + "x", "step.answer");

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(RunningService.json(response).get("error").asString()).isEqualTo("invalid_client");
  }

  @Test
  void refusesScopeOfOthers() {
    var response = service.token("housing", HOUSING_SECRET, "step.answer catalog.write");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(RunningService.json(response).get("error").asString()).isEqualTo("invalid_scope");
  }

  @Test
  void knowsNoClientWithoutSecret() {
    for (String guess : new String[] {"", "tax", "null"}) {
      var response = service.token("tax", guess, "step.answer");
      assertThat(response.statusCode()).isIn(400, 401);
      assertThat(RunningService.json(response).has("access_token")).isFalse();
    }
  }

  @Test
  void showsPublicKeysOnly() {
    JsonNode keys = RunningService.json(service.get("/oauth2/jwks")).get("keys");

    assertThat(keys).hasSize(1);
    JsonNode key = keys.get(0);
    assertThat(key.has("d")).isFalse();
    assertThat(key.get("kty").asString()).isEqualTo("EC");
    assertThat(key.get("crv").asString()).isEqualTo("P-256");
  }

  @Test
  void describesOnlyWhatItOffers() {
    JsonNode metadata = RunningService.json(service.get("/.well-known/openid-configuration"));

    assertThat(metadata.get("issuer").asString()).isEqualTo(RunningService.ISSUER);
    assertThat(metadata.get("token_endpoint").asString())
        .isEqualTo(RunningService.ISSUER + "/oauth2/token");
    assertThat(metadata.get("grant_types_supported").values().stream().map(JsonNode::asString))
        .containsExactlyInAnyOrder("authorization_code", "client_credentials");
    assertThat(metadata.has("introspection_endpoint")).isFalse();
    assertThat(metadata.has("userinfo_endpoint")).isFalse();
  }

  @Test
  void deniesEndpointsThatItDoesNotOffer() {
    String basic =
        Base64.getEncoder()
            .encodeToString(("housing:" + HOUSING_SECRET).getBytes(StandardCharsets.UTF_8));
    for (String path : new String[] {"/oauth2/introspect", "/oauth2/revoke", "/oauth2/par"}) {
      var response =
          service.postForm(path, Map.of("token", "x"), "Authorization", "Basic " + basic);
      assertThat(response.statusCode()).isEqualTo(401);
    }
  }
}
