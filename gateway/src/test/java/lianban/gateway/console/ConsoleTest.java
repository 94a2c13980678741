package lianban.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import lianban.gateway.Door;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleTest {

  private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

  private static Door door;

  @BeforeAll
  static void open() {
    door = Door.open();
  }

  @AfterAll
  static void close() {
    door.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/console/", "/console/callback", "/console/callback?code=a&state=b"})
  void showsThePageToAnybodyAndKeepsItFresh(String path) {
    var answer = door.read(path, "");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-cache");
  }

  @Test
  void servesEveryFileThatThePageNamesForAYear() {
    assertThat(assets()).hasSizeGreaterThanOrEqualTo(3).allMatch(path -> path.startsWith("/"));
    for (String path : assets()) {
      var answer = door.read(path, "");

      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(answer.headers().firstValue("Cache-Control").orElseThrow())
          .contains("max-age=31536000", "immutable");
    }
  }

  @Test
  void needsNothingThatTheContentSecurityPolicyForbids() {
    var answer = door.read("/console/", "");

    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'self'")
        .doesNotContain("unsafe");
    assertThat(answer.body()).doesNotContain("<style", " style=", "<script>", "://");
  }

  @Test
  void saysWhenThereIsNoSuchFile() {
    assertThat(door.read("/console/assets/none.js", "").statusCode()).isEqualTo(404);
  }

  private static List<String> assets() {
    return ASSET
        .matcher(door.read("/console/", "").body())
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }
}
