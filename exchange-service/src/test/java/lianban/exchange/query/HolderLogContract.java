package lianban.exchange.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import lianban.exchange.query.HolderLog.Position;
import lianban.service.test.AtOnce;
import org.junit.jupiter.api.Test;

/** What every log of holders does. */
public abstract class HolderLogContract {

  private static final Instant MORNING = Instant.parse("2026-11-22T08:15:30.123Z");

  private final String holder = "h" + UUID.randomUUID();

  protected abstract HolderLog<HeldCertificate> log();

  private static HeldCertificate entry(int number, Duration later) {
    return new HeldCertificate("e-%04d".formatted(number), MORNING.plus(later));
  }

  @Test
  void knowsNothingOfAHolderThatNothingWasAddedFor() {
    log().append(holder, List.of(entry(1, Duration.ZERO)));
    assertThat(log().newest(holder + "/", null, 10)).isEmpty();
    assertThat(log().newest(holder.substring(1), null, 10)).isEmpty();
  }

  @Test
  void givesTheNewestFirst() {
    var first = entry(3, Duration.ZERO);
    var twin = entry(4, Duration.ZERO);
    var nextDay = entry(1, Duration.ofDays(1));
    var lastYear = entry(2, Duration.ofDays(-400));
    log().append(holder, List.of(first, lastYear));
    log().append(holder, List.of(nextDay, twin));
    assertThat(log().newest(holder, null, 10)).containsExactly(nextDay, twin, first, lastYear);
  }

  @Test
  void addsWhatComesAgainOnce() {
    var one = entry(1, Duration.ZERO);
    log().append(holder, List.of(one, one));
    log().append(holder, List.of(one));
    log().append(holder, List.of(one, entry(2, Duration.ofSeconds(1))));
    assertThat(log().newest(holder, null, 10))
        .containsExactly(entry(2, Duration.ofSeconds(1)), one);
  }

  @Test
  void pagesThroughMoreThanFitsIntoOneDocument() {
    List<HeldCertificate> all =
        new ArrayList<>(
            IntStream.range(0, 450).mapToObj(i -> entry(i, Duration.ofSeconds(i))).toList());
    List<HeldCertificate> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, new Random(7));
    for (int i = 0; i < shuffled.size(); i += 90) {
      log().append(holder, shuffled.subList(i, i + 90));
    }
    log().append(holder, shuffled.subList(0, 300));

    List<HeldCertificate> read = new ArrayList<>();
    Position after = null;
    while (true) {
      List<HeldCertificate> page = log().newest(holder, after, 70);
      if (page.isEmpty()) {
        break;
      }
      read.addAll(page);
      after = page.getLast().position();
    }
    Collections.reverse(all);
    assertThat(read).isEqualTo(all);
  }

  @Test
  void addsForSeveralHoldersAndDaysAtOnce() {
    var today = entry(1, Duration.ZERO);
    var tomorrow = entry(2, Duration.ofDays(1));
    String other = holder + "-other";
    log().appendAll(Map.of(holder, List.of(today, tomorrow), other, List.of(tomorrow)));
    log().appendAll(Map.of(holder, List.of(tomorrow), other, List.of(today, tomorrow)));
    assertThat(log().newest(holder, null, 10)).containsExactly(tomorrow, today);
    assertThat(log().newest(other, null, 10)).containsExactly(tomorrow, today);
  }

  @Test
  void losesNothingOfWhatIsAddedAtOnce() throws Exception {
    AtOnce.all(
        8,
        worker -> {
          for (int i = 0; i < 20; i++) {
            log()
                .append(
                    holder,
                    List.of(
                        entry(worker * 100 + i, Duration.ofHours(i)), entry(9_999, Duration.ZERO)));
          }
          return worker;
        });
    assertThat(log().newest(holder, null, 1_000)).hasSize(161).doesNotHaveDuplicates();
  }
}
