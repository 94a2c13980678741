package lianban.verification.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A month in the middle of which one process after the other is killed with SIGKILL. The month is
 * made up, unless {@code -Dlianban.month=FILE} names one.
 */
@ExtendWith(CityExtension.class)
@Order(3)
@TestInstance(Lifecycle.PER_CLASS)
class KillTest {

  private static final List<String> KILLED =
      List.of("housing", "exchange-service", "store", "broker");

  private static final List<String> STEPS =
      List.of("identity", "contract", "tax", "title", "payment", "issue");

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Pattern FILED = Pattern.compile("filed (\\d+)");
  private static final Pattern CLOSED = Pattern.compile("closed (\\d+) of");
  private static final Duration LULL = Duration.ofMinutes(3);
  private static final int READERS = 8;

  /** Filed when the first is killed, closed between two kills after that: parts of all cases. */
  private static final int FILED_BEFORE = 4;

  private static final int CLOSED_BETWEEN = 16;

  private final RunningCity city;
  private final List<JsonNode> before;
  private final Figures expected;
  private final Script.Outcome outcome;
  private final List<JsonNode> lines;

  /** Every case as the window sees it. */
  private final List<JsonNode> cases;

  KillTest(RunningCity city) throws Exception {
    this.city = city;
    this.before = rows();
    Month month = Month.of(city);
    this.expected = month.figures();
    Path file = city.file("cases.jsonl");
    var run =
        city.script()
            .begin(
                "demo",
                "transfers",
                month.file().toString(),
                "--json",
                "--cases-out",
                file.toString());
    killOneAfterTheOther(run);
    this.outcome = run.await();
    before.forEach(city::awaitAnother);
    assertThat(outcome.exit()).as("%s", outcome).isZero();
    this.lines = Files.readAllLines(file).stream().map(JSON::readTree).toList();
    this.cases = read(lines);
  }

  /**
   * A department while it has much to answer; then what all depend on, each when cases are closed
   * again after the kill before, so that what was killed is back and much is under way.
   */
  private void killOneAfterTheOther(Script.Running run) {
    await().atMost(LULL).until(() -> most(FILED, run) >= expected.cases() / FILED_BEFORE);
    city.kill(before.getFirst());
    int closed = 0;
    for (JsonNode part : before.subList(1, before.size())) {
      int enough = closed + expected.cases() / CLOSED_BETWEEN;
      closed = await().atMost(LULL).until(() -> most(CLOSED, run), count -> count >= enough);
      assertThat(closed).as("every kill falls into the run").isLessThan(expected.cases());
      city.kill(part);
    }
  }

  /** The largest number that the run told so far. */
  private static int most(Pattern told, Script.Running run) {
    return told.matcher(run.told())
        .results()
        .mapToInt((MatchResult line) -> Integer.parseInt(line.group(1)))
        .max()
        .orElse(0);
  }

  private List<JsonNode> rows() {
    JsonNode status = city.status();
    return KILLED.stream().map(name -> RunningCity.part(status, name)).toList();
  }

  @Test
  void figuresAreThoseOfAnUndisturbedMonth() {
    assertThat(outcome.out().lines()).hasSize(1);
    assertThat(Figures.reported(outcome.out())).isEqualTo(expected);
  }

  @Test
  void everyKillWasOneRestart() {
    assertThat(rows().stream().map(row -> row.path("restarts").asInt()))
        .containsExactlyElementsOf(
            before.stream().map(row -> row.path("restarts").asInt() + 1).toList());
  }

  @Test
  void everyRowBecameOneCase() {
    assertThat(lines.stream().map(line -> line.path("row").asInt()))
        .hasSize(expected.cases())
        .doesNotHaveDuplicates();
    assertThat(cases.stream().map(c -> c.path("reference").asString()))
        .hasSize(expected.cases())
        .doesNotHaveDuplicates();
  }

  @Test
  void everyIssuedCaseHasOneCertificateOfItsOwnThatIsValid() {
    assertThat(issued().map(c -> c.path("certificate").asString("")))
        .hasSize(expected.certificates())
        .doesNotHaveDuplicates()
        .doesNotContain("");
    assertThat(JSON.readTree(outcome.out()).path("certificatesVerified").asInt())
        .isEqualTo(expected.certificates());
  }

  @Test
  void noCertificateIsWithoutItsApprovals() {
    assertThat(cases.stream().filter(c -> c.hasNonNull("certificate")))
        .hasSize(expected.certificates())
        .allSatisfy(
            c -> {
              assertThat(c.path("payment").asString("")).isNotBlank();
              assertThat(steps(c, "step")).containsExactlyElementsOf(STEPS);
              assertThat(steps(c, "state")).containsOnly("APPROVED");
            });
  }

  @Test
  void noStepWasDoneTwice() {
    assertThat(cases)
        .allSatisfy(
            c ->
                assertThat(
                        c.path("history")
                            .valueStream()
                            .filter(entry -> !entry.path("kind").asString().equals("StepStarted"))
                            .map(entry -> entry.path("kind") + " " + entry.path("step")))
                    .doesNotHaveDuplicates());
  }

  @Test
  void waterElectricityAndHeatingFollowEveryCertificate() {
    JsonNode followers = JSON.readTree(outcome.out()).path("followers");

    assertThat(followers.propertyNames())
        .containsExactlyInAnyOrder("water", "electricity", "heating");
    assertThat(followers.valueStream().map(JsonNode::asInt)).containsOnly(expected.certificates());
  }

  private Stream<JsonNode> issued() {
    return cases.stream().filter(c -> c.path("result").asString().equals("ISSUED"));
  }

  private static List<String> steps(JsonNode found, String member) {
    return found.path("steps").valueStream().map(s -> s.path(member).asString()).toList();
  }

  private List<JsonNode> read(List<JsonNode> lines) throws InterruptedException {
    String token = city.gateway().token("window");
    List<Callable<JsonNode>> calls =
        lines.stream().map(line -> read(line.path("caseId").asString(), token)).toList();
    try (ExecutorService readers = Executors.newFixedThreadPool(READERS)) {
      return readers.invokeAll(calls).stream().map(Future::resultNow).toList();
    }
  }

  private Callable<JsonNode> read(String caseId, String token) {
    return () -> city.gateway().get("/api/v1/cases/" + caseId, token).json(200);
  }
}
