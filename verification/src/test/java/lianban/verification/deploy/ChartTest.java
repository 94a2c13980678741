package lianban.verification.deploy;

import static lianban.verification.project.Project.mapping;
import static lianban.verification.project.Project.sequence;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import lianban.verification.project.ProcessTable;
import lianban.verification.project.Project;
import lianban.verification.project.ServiceSettings;
import org.junit.jupiter.api.Test;

class ChartTest {

  private static final Map<String, String> VARIABLE_OF_NEED =
      Map.of(
          "kafka", "LIANBAN_KAFKA",
          "mongodb", "LIANBAN_MONGODB",
          "keys", "LIANBAN_JWKS_URI",
          "topics", "LIANBAN_TOPIC_REPLICATION",
          "webhooks", "LIANBAN_WEBHOOK_NETWORKS",
          "holidays", "LIANBAN_HOLIDAYS",
          "scanner", "LIANBAN_CLAMAV_HOST",
          "font", "LIANBAN_CERTIFICATE_FONT");
  private static final String TEMPLATE =
      Project.text("deploy/helm/lianban/templates/services.yaml");

  @Test
  void hasTheProcessesAndPortsOfTheProtocol() {
    Map<String, Object> expected = new TreeMap<>();
    ProcessTable.entries().stream()
        .filter(ProcessTable.Entry::isOurs)
        .forEach(process -> expected.put(process.name(), process.port()));
    Map<String, Object> ports = new TreeMap<>();
    services().forEach((name, service) -> ports.put(name, mapping(service).get("port")));
    assertThat(ports).isEqualTo(expected);
  }

  @Test
  void givesEveryServiceWhatItNeedsAndNothingThatItDoesNotRead() {
    services()
        .forEach(
            (name, service) -> {
              ServiceSettings settings = settingsOf(name);
              Set<String> given = variables(name, mapping(service));
              assertThat(given).as("variables of " + name).containsAll(settings.needed());
              given.remove("LIANBAN_HOST");
              given.remove("LIANBAN_PORT");
              assertThat(settings.defaults().keySet()).as("read by " + name).containsAll(given);
            });
  }

  @Test
  void takesEverySecretFromAnEntryThatMakeEnvMakes() {
    var made =
        new TreeSet<>(
            Project.all("^(LIANBAN_[A-Z_]+)=$", Project.text("deploy/compose/env.example")));
    // The chart starts no broker.
    made.remove("LIANBAN_KAFKA_PASSWORD_BROKER");
    var asked = new TreeSet<String>();
    services()
        .values()
        .forEach(s -> mapping(mapping(s).get("secrets")).values().forEach(e -> asked.add("" + e)));
    assertThat(asked).containsExactlyInAnyOrderElementsOf(made);
  }

  @Test
  void templateSetsEveryVariableThatAServiceMayNeed() {
    assertThat(VARIABLE_OF_NEED.values()).allSatisfy(v -> assertThat(TEMPLATE).contains(v));
    assertThat(VARIABLE_OF_NEED.keySet())
        .allSatisfy(need -> assertThat(TEMPLATE).contains("has \"" + need + "\" $service.needs"));
  }

  @Test
  void everyoneWhoNeedsKafkaLogsInWithTheOwnPassword() {
    assertThat(TEMPLATE).contains("LIANBAN_KAFKA_SECURITY", "LIANBAN_KAFKA_MECHANISM");
    services()
        .forEach(
            (name, service) -> {
              String entry =
                  "LIANBAN_KAFKA_PASSWORD_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
              boolean needsKafka = sequence(mapping(service).get("needs")).contains("kafka");
              assertThat(mapping(mapping(service).get("secrets")).get("LIANBAN_KAFKA_PASSWORD"))
                  .as("password of " + name)
                  .isEqualTo(needsKafka ? entry : null);
            });
  }

  @Test
  void templateAsksForHealthAndTakesPrivilegesAway() {
    assertThat(TEMPLATE)
        .contains("path: /actuator/health/readiness", "path: /actuator/health/liveness")
        .contains("runAsNonRoot: true", "readOnlyRootFilesystem: true", "drop: [ALL]")
        .contains("secretKeyRef")
        .doesNotContain("kind: Secret\n");
  }

  @Test
  void templateClosesWhatItOpens() {
    var opened = Project.all("\\{\\{-? (range|if|with) ", TEMPLATE);
    var closed = Project.all("\\{\\{-? (end) ", TEMPLATE.replace("end }}", "end  }}"));
    assertThat(closed).hasSameSizeAs(opened).isNotEmpty();
  }

  @Test
  void templateReadsOnlyValuesThatExist() {
    Map<String, Object> values = mapping(Project.yaml("deploy/helm/lianban/values.yaml"));
    assertThat(Project.all("\\.Values\\.([a-zA-Z]+)", TEMPLATE))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(values.containsKey(name)).as(name).isTrue());
  }

  private static Set<String> variables(String name, Map<String, Object> service) {
    Set<String> variables = new TreeSet<>(List.of("LIANBAN_HOST", "LIANBAN_PORT"));
    if (!name.equals("registry")) {
      variables.addAll(List.of("LIANBAN_REGISTRY", "LIANBAN_ISSUER"));
    }
    for (Object need : sequence(service.get("needs"))) {
      variables.add(String.valueOf(VARIABLE_OF_NEED.get(need)));
    }
    variables.addAll(mapping(service.get("secrets")).keySet());
    return variables;
  }

  private static ServiceSettings settingsOf(String name) {
    return Project.modules().stream()
        .filter(ServiceSettings::isService)
        .map(ServiceSettings::of)
        .filter(settings -> settings.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Object> services() {
    return mapping(mapping(Project.yaml("deploy/helm/lianban/values.yaml")).get("services"));
  }
}
