package lianban.verification.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GuidePatternTest {

  private static final String PAGE =
      """
      # Page

      ```sh
      first
      second
      ```

      Words.

      ```text
      {"id": "…"}
      409
      ```

      ```sh
      third
      ```
      """;

  @Test
  void anOutputBelongsToTheCommandsAboveIt() {
    var guide = Guide.read(PAGE);

    assertThat(guide.blocks()).hasSize(2);
    assertThat(guide.blocks().getFirst())
        .isEqualTo(new Guide.Block(4, "first\nsecond\n", "{\"id\": \"…\"}\n409\n"));
    assertThat(guide.blocks().getLast()).isEqualTo(new Guide.Block(16, "third\n", null));
  }

  @Test
  void whatIsShownToFailMayFail() {
    assertThat(Guide.read(PAGE).blocks()).extracting(Guide.Block::failures).containsExactly(1L, 0L);
    assertThat(new Guide.Block(1, "a", "exit code 0\n200\nexit code 28\n\"403\"").failures())
        .isEqualTo(1);
  }

  @Test
  void secondOutputIsNotSilentlyDropped() {
    assertThatThrownBy(() -> Guide.read("```sh\na\n```\n```text\nb\n```\n```text\nc\n```\n"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void spaceIsForTheEye() {
    assertThat("{\"a\":1,\"b\":[2]}\n200\n")
        .matches(Guide.pattern("{\"a\": 1,\n  \"b\": [2]}\n200"));
    assertThat("{\"a\":2}").doesNotMatch(Guide.pattern("{\"a\": 1}"));
    assertThat("{\"a\":1}{\"b\":1}").doesNotMatch(Guide.pattern("{\"a\": 1}"));
  }

  @Test
  void ellipsisInQuotationMarksKeepsWithinThem() {
    var shown = Guide.pattern("{\"a\": \"…-1\", \"b\": …}");

    assertThat("{\"a\":\"x-1\",\"b\":[\"c\",1]}").matches(shown);
    assertThat("{\"a\":\"x-2\",\"b\":[\"c\",1]}").doesNotMatch(shown);
    assertThat("{\"a\":\"x\",\"c\":\"-1\",\"b\":[]}").doesNotMatch(shown);
  }
}
