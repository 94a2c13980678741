package lianban.launcher.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lianban.launcher.city.CityStatus.PartState;
import lianban.launcher.city.CityStatus.PartStatus;
import lianban.launcher.city.CityStatus.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
  private static final ProcessMark BROKER = new ProcessMark(10, START);
  private static final ProcessMark GATEWAY = new ProcessMark(20, START);

  private final CityStatus recorded =
      new CityStatus(
          State.UP,
          new ProcessMark(1, START),
          8080,
          List.of(
              new PartStatus("broker", PartState.READY, 8091, 0, BROKER, null),
              new PartStatus("gateway", PartState.READY, 8080, 0, GATEWAY, null),
              new PartStatus("tax", PartState.WAITING, 8087, 0, null, null)));

  @Test
  void areTheRecordedProcessesThatStillRunLastStartedFirst() {
    assertThat(Leftovers.of(recorded, Optional::of)).containsExactly(GATEWAY, BROKER);
    assertThat(Leftovers.of(recorded, m -> Optional.of(m).filter(BROKER::equals)))
        .containsExactly(BROKER);
  }

  @Test
  void areNotProcessesThatGotTheSameIdLater() {
    assertThat(BROKER.isSame(new ProcessMark(10, START.plusMillis(900)))).isTrue();
    assertThat(BROKER.isSame(new ProcessMark(10, START.plusSeconds(60)))).isFalse();
    assertThat(BROKER.isSame(new ProcessMark(11, START))).isFalse();
    assertThat(new ProcessMark(ProcessHandle.current().pid(), Instant.EPOCH).handle()).isEmpty();
    assertThat(ProcessMark.of(ProcessHandle.current()).handle()).isPresent();
  }

  @Test
  void areFoundInTheFileThatTheSupervisorWrote(@TempDir Path root) {
    StatusFile file = new StatusFile(new CityFolder(root));
    assertThat(file.read()).isEmpty();

    file.write(recorded);

    assertThat(file.read()).hasValue(recorded);
  }
}
