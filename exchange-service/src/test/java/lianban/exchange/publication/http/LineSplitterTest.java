package lianban.exchange.publication.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineSplitterTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void linesAreTheSameHoweverTheBodyIsCut(long seed) {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>();
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      String line = "行".repeat(random.nextInt(20));
      body.append(line).append(random.nextBoolean() ? "\n" : "\r\n");
      if (!line.isEmpty()) {
        lines.add(line);
      }
    }
    body.append("last");
    lines.add("last");

    assertThat(split(body.toString().getBytes(StandardCharsets.UTF_8), random)).isEqualTo(lines);
  }

  @Test
  void aLineThatIsTooLongIsReadPastAndNotKept() {
    var splitter = new LineSplitter(4);

    assertThat(texts(splitter.next(List.of(bytes("1234\n1"))))).containsExactly("1234");
    assertThat(texts(splitter.next(List.of(bytes("23\n12345\n1\n123"), bytes("4")))))
        .containsExactly("123", "too long", "1");
    assertThat(texts(splitter.next(List.of(bytes("5"), bytes("6".repeat(100)))))).isEmpty();
    assertThat(texts(splitter.next(List.of(bytes("7\n12\n12345")))))
        .containsExactly("too long", "12");
    assertThat(texts(splitter.rest())).containsExactly("too long");
    assertThat(texts(splitter.rest())).isEmpty();
  }

  private static List<String> split(byte[] body, Random random) {
    var splitter = new LineSplitter(1_000);
    List<String> found = new ArrayList<>();
    int begin = 0;
    while (begin < body.length) {
      List<byte[]> pieces = new ArrayList<>();
      for (int i = random.nextInt(4); i >= 0 && begin < body.length; i--) {
        int end = Math.min(body.length, begin + 1 + random.nextInt(40));
        pieces.add(Arrays.copyOfRange(body, begin, end));
        begin = end;
      }
      found.addAll(texts(splitter.next(pieces)));
    }
    found.addAll(texts(splitter.rest()));
    return found;
  }

  private static List<String> texts(List<LineSplitter.Line> lines) {
    return lines.stream()
        .map(
            line ->
                line.isTooLong()
                    ? "too long"
                    : new String(line.text(), StandardCharsets.UTF_8).strip())
        .toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
