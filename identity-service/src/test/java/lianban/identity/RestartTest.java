package lianban.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import lianban.launcher.store.DocumentStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What stays over restarts and what does not depend on the order of starts. */
@ExtendWith(OutputCaptureExtension.class)
class RestartTest {

  private static final String PASSWORD = "correct horse battery";
  private static final String CITIZEN_ID = "449900199001020071";

  @Test
  void keepsKeyPeopleAndCodesOverRestart() throws Exception {
    try (var store = DocumentStore.inMemory()) {
      String token;
      String keys;
      String code;
      try (var service = RunningService.on(store)) {
        People.register(service, "r-1", People.applicant("citizen", PASSWORD, CITIZEN_ID));
        token = People.administratorToken(service);
        keys = service.get("/oauth2/jwks").body();
        code = new Browser(service).code("citizen-web", "openid case.read", "citizen", PASSWORD);
      }
      try (var service = RunningService.on(store, "--LIANBAN_ADMIN_PASSWORD=another password")) {
        assertThat(service.get("/oauth2/jwks").body()).isEqualTo(keys);
        assertThat(
                service.get("/api/v1/departments", "Authorization", "Bearer " + token).statusCode())
            .isEqualTo(200);
        assertThat(
                new Browser(service).exchange("citizen-web", code, Browser.VERIFIER).statusCode())
            .isEqualTo(200);
        assertThat(People.administratorToken(service)).isNotEmpty();
      }
    }
  }

  @Test
  void agreesOnOneKeyWhenTwoStartAtOnce() {
    try (var store = DocumentStore.inMemory()) {
      var first = CompletableFuture.supplyAsync(() -> RunningService.on(store));
      var second = CompletableFuture.supplyAsync(() -> RunningService.on(store));
      try (var one = first.join();
          var two = second.join()) {
        assertThat(one.get("/oauth2/jwks").body()).isEqualTo(two.get("/oauth2/jwks").body());
      }
    }
  }

  @Test
  void waitsForTheStore(@TempDir Path folder, CapturedOutput output) throws Exception {
    int port = FreePort.find();
    var starting =
        CompletableFuture.supplyAsync(() -> RunningService.on("mongodb://127.0.0.1:" + port));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> output.getOut().contains("The document store does not answer"));
    assertThat(starting).isNotDone();

    try (var _ = DocumentStore.open(folder.resolve("store"), "127.0.0.1", port);
        var service = starting.join()) {
      assertThat(service.get("/actuator/health/readiness").body()).contains("UP");
    }
  }

  @Test
  void writesNoSecretToTheLog(CapturedOutput output) throws Exception {
    try (var store = DocumentStore.inMemory();
        var service = RunningService.on(store)) {
      String administrator = People.administratorToken(service);
      String person = People.applicant("citizen", PASSWORD, CITIZEN_ID);
      People.post(service, administrator, "s-1", person);
      People.post(service, administrator, "s-2", person);
      People.post(service, administrator, "s-3", person.replace("\"role\"", "\"rule\""));
      People.post(service, administrator, "s-4", person.replace("020071", "020072"));
      service.token("housing", RunningService.HOUSING_SECRET, "");
      service.token("housing", "a wrong secret of housing", "");
      new Browser(service).logIn("citizen", "a wrong password of citizen");
    }
    Stream.of(
            PASSWORD,
            CITIZEN_ID,
            "449900199001020072",
            "Zhang San",
            RunningService.HOUSING_SECRET,
            "a wrong secret of housing",
            "a wrong password of citizen",
            RunningService.ADMIN_PASSWORD,
            RunningService.HOLDER_KEY)
        .forEach(secret -> assertThat(output.getAll()).doesNotContain(secret));
    assertThat(output.getAll()).contains("Signing key loaded");
  }
}
