package lianban.exchange.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who works on how many subscriptions. */
class SharePolicyTest {

  @ParameterizedTest
  @CsvSource({"0, 1, 0", "7, 1, 7", "7, 2, 4 3", "9, 4, 3 2 2 2", "2, 3, 1 1 0", "6, 3, 2 2 2"})
  void eachHasTheSameGiveOrTakeOne(int subscriptions, int instances, String shares) {
    List<Integer> wanted = List.of(shares.split(" ")).stream().map(Integer::valueOf).toList();

    assertThat(shares(subscriptions, instances))
        .startsWith(wanted.toArray(Integer[]::new))
        .hasSize(instances);
  }

  @Test
  void noneIsLeftOverAndNoneIsCountedTwice() {
    for (int instances = 1; instances < 12; instances++) {
      for (int subscriptions = 0; subscriptions < 60; subscriptions++) {
        List<Integer> shares = shares(subscriptions, instances);

        assertThat(shares.stream().mapToInt(i -> i).sum()).isEqualTo(subscriptions);
        assertThat(Collections.max(shares) - Collections.min(shares)).isLessThanOrEqualTo(1);
      }
    }
  }

  private static List<Integer> shares(int subscriptions, int instances) {
    SortedSet<String> living = new TreeSet<>();
    for (int i = 0; i < instances; i++) {
      living.add("exchange-%02d:8080".formatted(i));
    }
    List<Integer> shares = new ArrayList<>();
    living.forEach(process -> shares.add(SharePolicy.share(subscriptions, living, process)));
    return shares;
  }
}
