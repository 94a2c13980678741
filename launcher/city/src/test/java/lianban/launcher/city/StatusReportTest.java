package lianban.launcher.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import lianban.launcher.city.CityStatus.PartState;
import lianban.launcher.city.CityStatus.PartStatus;
import lianban.launcher.city.CityStatus.State;
import org.junit.jupiter.api.Test;

class StatusReportTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final ProcessMark SUPERVISOR = new ProcessMark(1, NOW.minusSeconds(4000));
  private static final ProcessMark GATEWAY = new ProcessMark(20, NOW.minusSeconds(3725));

  private final CityStatus status =
      new CityStatus(
          State.UP,
          SUPERVISOR,
          8080,
          List.of(
              new PartStatus("gateway", PartState.READY, 8080, 2, GATEWAY, "was killed (signal 9)"),
              PartStatus.fresh("tax", 8087)));

  @Test
  void showsEveryPartWithATotal() {
    String table =
        StatusReport.of(status, NOW, _ -> true, _ -> OptionalLong.of(200L << 20)).table();

    assertThat(table.lines().map(line -> line.replaceAll(" +", " ").strip()))
        .containsExactly(
            "NAME STATE PID MEMORY RESTARTS PORT UPTIME",
            "gateway ready 20 200 MB 2 8080 1h 02m",
            "tax preparing – – 0 8087 –",
            "total up 200 MB 2",
            "gateway last was killed (signal 9) and was started again; see ./lianban logs gateway");
  }

  @Test
  void tellsProcessesThatOutlivedTheirSupervisor() {
    StatusReport report =
        StatusReport.of(status.in(State.DOWN), NOW, GATEWAY::equals, _ -> OptionalLong.empty());

    assertThat(report.supervisor()).isNull();
    assertThat(report.rows())
        .extracting(StatusReport.Row::state)
        .containsExactly("left behind", "stopped");
  }

  @Test
  void givesMachinesPlainNumbers() {
    String json = StatusReport.of(status, NOW, _ -> true, _ -> OptionalLong.of(1024)).json();

    assertThat(json.replaceAll("\\s", ""))
        .startsWith("{\"state\":\"UP\",\"portBase\":8080,\"supervisor\":1,")
        .contains("\"pid\":20,\"memory\":1024,\"restarts\":2,\"port\":8080,\"uptime\":3725");
  }

  @Test
  void readsResidentMemoryFromTheProcessTable() {
    assertThat(Memory.resident(List.of("Name:\tjava", "VmRSS:\t  2048 kB"))).hasValue(2048 * 1024);
    assertThat(Memory.resident(List.of("Name:\tkthreadd"))).isEmpty();
  }
}
