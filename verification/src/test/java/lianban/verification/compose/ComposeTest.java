package lianban.verification.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import lianban.verification.project.Project;
import org.junit.jupiter.api.Test;

class ComposeTest {

  @Test
  void agreesWithTheApplication() {
    assertThat(ComposeRules.faults(Compose.shipped())).isEmpty();
  }

  @Test
  void imagesRunOnTheJavaOfTheBuildAsAnOrdinaryUser() {
    String dockerfile = Project.text("deploy/Dockerfile");
    assertThat(Project.all("^FROM (\\S+)", dockerfile))
        .isNotEmpty()
        .containsOnly("eclipse-temurin:" + Project.property("java.version") + "-jre");
    assertThat(Project.all("^USER (\\S+)", dockerfile)).containsExactly("10001:10001");
    assertThat(dockerfile).contains("COPY ${MODULE}/target/*-app.jar", "extract --layers");
  }

  @Test
  void madeSecretsAreDifferentLongAndValidKeys() throws IOException {
    Process makeEnv =
        new ProcessBuilder(Project.path("deploy/compose/make-env").toString()).start();
    String env = new String(makeEnv.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    List<String> values = Project.all("^LIANBAN_[A-Z_]+=(.*)$", env);
    assertThat(values).hasSizeGreaterThan(10).doesNotHaveDuplicates();
    assertThat(values)
        .allSatisfy(value -> assertThat(Base64.getDecoder().decode(value)).hasSizeBetween(32, 64));
  }

  @Test
  void aMissingServiceIsNoticed() {
    assertBroken(c -> c.services().remove("utilities"), "services are");
  }

  @Test
  void aServiceThatTheProtocolLacksIsNoticed() {
    assertBroken(c -> c.services().put("zipkin", Map.of("image", "zipkin")), "services are");
  }

  @Test
  void anotherBrokerVersionIsNoticed() {
    assertBroken(c -> c.entry("kafka").put("image", "apache/kafka:3.9.0"), "the broker is not");
  }

  @Test
  void aBrokerThatLetsEverybodyInIsNoticed() {
    assertBroken(
        c ->
            c.set(
                "kafka",
                "KAFKA_LISTENER_SECURITY_PROTOCOL_MAP",
                "CLIENT:PLAINTEXT,CONTROLLER:SASL_PLAINTEXT"),
        "asks nobody who they are");
    assertBroken(
        c -> c.set("kafka", "KAFKA_ALLOW_EVERYONE_IF_NO_ACL_FOUND", "true"),
        "lets everybody do what no list forbids");
  }

  @Test
  void aUserThatTheBrokerDoesNotKnowIsNoticed() {
    assertBroken(
        c -> c.set("kafka", "KAFKA_LISTENER_NAME_CLIENT_PLAIN_SASL_JAAS_CONFIG", "user_tax=\"\""),
        "the broker does not know the password of housing");
    assertBroken(
        c -> c.set("tax", "LIANBAN_KAFKA_MECHANISM", "SCRAM-SHA-512"),
        "tax logs in by another mechanism");
  }

  @Test
  void anothersPasswordAtTheBrokerIsNoticed() {
    assertBroken(
        c -> c.set("tax", "LIANBAN_KAFKA_PASSWORD", "${LIANBAN_KAFKA_PASSWORD_HOUSING:?}"),
        "tax does not take LIANBAN_KAFKA_PASSWORD from LIANBAN_KAFKA_PASSWORD_TAX");
  }

  @Test
  void aSecretMissingFromTheExampleIsNoticed() {
    assertBroken(
        c -> c.set("identity-service", "LIANBAN_SECRET_TAX", "${LIANBAN_SECRET_TAXES:?}"),
        "env.example names");
  }

  @Test
  void anotherModuleIsNoticed() {
    assertBroken(
        c -> c.entry("tax").put("build", Map.of("args", Map.of("MODULE", "departments/housing"))),
        "tax is called housing");
  }

  @Test
  void anotherPortIsNoticed() {
    assertBroken(c -> c.set("tax", "LIANBAN_PORT", "8086"), "tax gets another port");
  }

  @Test
  void anotherHostIsNoticed() {
    assertBroken(c -> c.set("tax", "LIANBAN_HOST", "0.0.0.0"), "tax registers under another host");
  }

  @Test
  void aVariableThatNobodyReadsIsNoticed() {
    assertBroken(
        c -> c.set("tax", "LIANBAN_KAFKA_SERVERS", "kafka:9092"),
        "tax does not read [LIANBAN_KAFKA_SERVERS]");
  }

  @Test
  void aMissingVariableIsNoticed() {
    assertBroken(
        c -> c.set("exchange-service", "LIANBAN_CURSOR_KEY", ""),
        "exchange-service is not given [LIANBAN_CURSOR_KEY]");
  }

  @Test
  void aMissingKeyAddressIsNoticed() {
    assertBroken(
        c -> c.set("gateway", "LIANBAN_JWKS_URI", ""), "gateway is not given [LIANBAN_JWKS_URI]");
  }

  @Test
  void aSecretWrittenDownIsNoticed() {
    assertBroken(
        c -> c.set("tax", "LIANBAN_CLIENT_SECRET", "changeit"),
        "tax does not take LIANBAN_CLIENT_SECRET from LIANBAN_SECRET_TAX");
  }

  @Test
  void aSecretWithADefaultIsNoticed() {
    assertBroken(
        c -> c.set("exchange-service", "LIANBAN_HOLDER_KEY", "${LIANBAN_HOLDER_KEY:-secret}"),
        "exchange-service does not take LIANBAN_HOLDER_KEY");
  }

  @Test
  void anothersSecretIsNoticed() {
    assertBroken(
        c -> c.set("tax", "LIANBAN_CLIENT_SECRET", "${LIANBAN_SECRET_HOUSING:?}"),
        "tax does not take LIANBAN_CLIENT_SECRET from LIANBAN_SECRET_TAX");
  }

  @Test
  void aClientUnknownToIdentityIsNoticed() {
    assertBroken(
        c -> c.set("identity-service", "LIANBAN_SECRET_TAX", ""),
        "identity-service does not know the secret of tax");
  }

  @Test
  void anAddressOfNoServiceIsNoticed() {
    assertBroken(c -> c.set("tax", "LIANBAN_KAFKA", "broker:9092"), "which is no service");
  }

  @Test
  void anAddressWithAnotherPortIsNoticed() {
    assertBroken(
        c -> c.set("tax", "LIANBAN_REGISTRY", "http://registry:8761/eureka"),
        "tax looks for LIANBAN_REGISTRY at port 8761 of registry");
  }

  @Test
  void notWaitingForTheStoreIsNoticed() {
    assertBroken(c -> c.entry("tax").put("depends_on", Map.of()), "tax does not wait for mongodb");
  }

  @Test
  void waitingOnlyForTheStartIsNoticed() {
    assertBroken(
        c ->
            c.entry("identity-service")
                .put("depends_on", Map.of("mongodb", Map.of("condition", "service_started"))),
        "identity-service does not wait until mongodb is healthy");
  }

  @Test
  void waitingForSomethingWithoutHealthCheckIsNoticed() {
    assertBroken(c -> c.entry("kafka").remove("healthcheck"), "kafka, which has no health check");
  }

  @Test
  void anotherHealthAddressIsNoticed() {
    assertBroken(
        c ->
            c.entry("tax")
                .put(
                    "healthcheck",
                    Map.of("test", List.of("CMD", "curl", "http://tax:8087/health"))),
        "tax is not asked for its health at http://tax:8087/actuator/health/readiness");
  }

  @Test
  void aServiceOpenToTheWorldIsNoticed() {
    assertBroken(
        c -> c.entry("mongodb").put("ports", List.of("27017:27017")),
        "mongodb is reachable past the gateway");
  }

  @Test
  void aGatewayOnEveryAddressIsNoticed() {
    assertBroken(
        c -> c.entry("gateway").put("ports", List.of("8080:8080")),
        "the gateway is not at port 8080 of this machine alone");
  }

  private static void assertBroken(Consumer<Compose> change, String fault) {
    Compose broken = Compose.shipped();
    change.accept(broken);
    assertThat(ComposeRules.faults(broken)).anySatisfy(f -> assertThat(f).contains(fault));
  }
}
