package lianban.launcher.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;
import lianban.launcher.city.TakenPort.Holder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TakenPortTest {

  private static final String LISTENING =
      "   3: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4711 1 0";
  private static final String CONNECTED =
      "   4: 0100007F:1F90 0100007F:C000 01 00000000:00000000 00:00000000 00000000     0        0 4712 1 0";

  @Test
  void namesPortPartAndHolder() {
    TakenPort taken =
        new TakenPort(8080, "gateway", Optional.of(new Holder(77, "nginx -g daemon")));

    assertThat(taken.message())
        .isEqualTo("Port 8080, meant for gateway, is taken by process 77 (nginx -g daemon).");
  }

  @Test
  void admitsThatTheHolderIsUnknown() {
    assertThat(new TakenPort(8080, "gateway", Optional.empty()).message())
        .isEqualTo("Port 8080, meant for gateway, is taken by another process.");
  }

  @Test
  void readsListeningSocketsFromTheSocketTable() {
    assertThat(Listeners.socket(LISTENING, 8080)).hasValue("socket:[4711]");
    assertThat(Listeners.socket(LISTENING, 8081)).isEmpty();
    assertThat(Listeners.socket(CONNECTED, 8080)).isEmpty();
    assertThat(Listeners.socket("  sl  local_address rem_address   st", 8080)).isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void findsThisVeryProcessBehindItsOwnPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(new Listeners(Path.of("/proc")).holder(socket.getLocalPort()))
          .hasValueSatisfying(h -> assertThat(h.pid()).isEqualTo(ProcessHandle.current().pid()));
    }
  }

  @Test
  void knowsNobodyWhereThereIsNoSocketTable(@TempDir Path empty) {
    assertThat(new Listeners(empty).holder(8080)).isEmpty();
  }
}
