package lianban.exchange.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorCodecTest {

  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";

  private final CursorCodec codec = codec("0123456789abcdef0123456789abcdef");

  private static CursorCodec codec(String key) {
    return new CursorCodec(key.getBytes(StandardCharsets.US_ASCII));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anyCursorComesBackAsItWas(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      Cursor cursor = cursor(random);

      assertThat(codec.decode("tax", codec.encode("tax", cursor))).isEqualTo(cursor);
    }
  }

  private static Cursor cursor(Random random) {
    Map<Integer, Long> offsets = new HashMap<>();
    for (int i = random.nextInt(8); i > 0; i--) {
      int partition = random.nextInt() >>> (1 + random.nextInt(31));
      offsets.put(partition, random.nextLong() >>> (1 + random.nextInt(63)));
    }
    StringBuilder type = new StringBuilder();
    random.ints(random.nextInt(60), 0x20, 0xD000).forEach(type::appendCodePoint);
    return new Cursor(type.toString(), offsets);
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void isRefusedWhenAnyCharacterWasAltered(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 50; i++) {
      String text = codec.encode("tax", cursor(random));
      for (int at = 0; at < text.length(); at++) {
        char other = LETTERS.charAt(random.nextInt(LETTERS.length()));
        String altered = text.substring(0, at) + other + text.substring(at + 1);
        if (!altered.equals(text)) {
          assertThat(codec.decode("tax", altered)).isNull();
        }
      }
      assertThat(codec.decode("tax", text.substring(0, text.length() - 1))).isNull();
      assertThat(codec.decode("tax", text + "A")).isNull();
      assertThat(codec.decode("tax", text + "\n")).isNull();
    }
  }

  @Test
  void isOfUseToNobodyElseAndToNoOtherKey() {
    String text = codec.encode("tax", new Cursor("t", Map.of(0, 7L)));

    assertThat(codec.decode("housing", text)).isNull();
    assertThat(codec.decode("tax\n", text)).isNull();
    assertThat(codec("another key, which is as long as 32").decode("tax", text)).isNull();
  }

  @Test
  void ofAThousandPartitionsStillFitsInARequestLine() {
    Map<Integer, Long> offsets = new HashMap<>();
    IntStream.range(0, 1_000).forEach(p -> offsets.put(p, 100_000L + p));
    Cursor cursor = new Cursor("housing.contract.filed", offsets);

    String text = codec.encode("tax", cursor);

    assertThat(text.length()).isLessThan(6_000);
    assertThat(codec.decode("tax", text)).isEqualTo(cursor);
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 7})
  void anyTextIsRefusedWithoutAFault(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(120);
      boolean isLikely = random.nextBoolean();
      for (int j = 0; j < length; j++) {
        text.appendCodePoint(
            isLikely ? LETTERS.charAt(random.nextInt(LETTERS.length())) : random.nextInt(0xD800));
      }
      assertThat(codec.decode("tax", text.toString())).isNull();
    }
  }

  @Test
  void hasNoNegativePositions() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codec.encode("tax", new Cursor("t", Map.of(0, -1L))));
  }

  @Test
  void wantsALongKey() {
    assertThatIllegalArgumentException().isThrownBy(() -> codec("short"));
  }
}
