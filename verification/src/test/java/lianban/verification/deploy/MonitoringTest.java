package lianban.verification.deploy;

import static lianban.verification.project.Project.mapping;
import static lianban.verification.project.Project.sequence;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import lianban.verification.project.Project;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MonitoringTest {

  private static final Set<String> METRICS =
      new TreeSet<>(
          Project.all("^([a-z][a-z0-9_]+)$", Project.text("deploy/prometheus/metrics.txt")));

  /** What may stand in an expression besides metrics: functions, keywords, labels. */
  private static final Set<String> LANGUAGE =
      Set.of("sum", "max", "rate", "changes", "by", "and", "or");

  @Test
  void everyAlertSaysWhatToDo() {
    List<Map<String, Object>> alerts = alerts();
    assertThat(alerts).isNotEmpty();
    for (Map<String, Object> alert : alerts) {
      assertThat(mapping(alert.get("annotations")))
          .as("annotations of " + alert.get("alert"))
          .containsOnlyKeys("summary", "description");
      assertThat(mapping(alert.get("labels")).get("severity")).isIn("warning", "critical");
    }
  }

  @Test
  void alertsUseMetricsThatExist() {
    for (Map<String, Object> alert : alerts()) {
      assertThat(metricsOf(String.valueOf(alert.get("expr"))))
          .as("metrics of " + alert.get("alert"))
          .isNotEmpty()
          .isSubsetOf(METRICS);
    }
  }

  @Test
  void dashboardUsesMetricsThatExist() {
    List<String> expressions = dashboardExpressions();
    assertThat(expressions).isNotEmpty();
    for (String expression : expressions) {
      assertThat(metricsOf(expression)).as(expression).isNotEmpty().isSubsetOf(METRICS);
    }
  }

  @Test
  void everyListedMetricIsUsed() {
    var used = new TreeSet<String>();
    alerts().forEach(alert -> used.addAll(metricsOf(String.valueOf(alert.get("expr")))));
    dashboardExpressions().forEach(expression -> used.addAll(metricsOf(expression)));
    assertThat(METRICS).isEqualTo(used);
  }

  @Test
  void aMetricThatNobodyWritesIsNoticed() {
    assertThat(metricsOf("rate(kafka_lag{job=\"lianban\"}[5m]) > 0")).containsExactly("kafka_lag");
    assertThat(METRICS).doesNotContain("kafka_lag");
  }

  private static List<Map<String, Object>> alerts() {
    List<Map<String, Object>> alerts = new ArrayList<>();
    for (Object group :
        sequence(mapping(Project.yaml("deploy/prometheus/alerts.yml")).get("groups"))) {
      for (Object rule : sequence(mapping(group).get("rules"))) {
        alerts.add(mapping(rule));
      }
    }
    return alerts;
  }

  private static List<String> dashboardExpressions() {
    JsonNode board = JsonMapper.shared().readTree(Project.text("deploy/grafana/lianban.json"));
    return board.findValuesAsString("expr");
  }

  /** The metric names in an expression: what is left without labels, durations and language. */
  private static Set<String> metricsOf(String expression) {
    String bare =
        expression
            .replaceAll("\\{[^}]*}", "")
            .replaceAll("\\[[^]]*]", "")
            .replaceAll("\\bby \\([^)]*\\)", "");
    Set<String> metrics = new TreeSet<>();
    Pattern.compile("[a-z][a-z0-9_]+").matcher(bare).results().forEach(m -> metrics.add(m.group()));
    metrics.removeAll(LANGUAGE);
    return metrics;
  }
}
