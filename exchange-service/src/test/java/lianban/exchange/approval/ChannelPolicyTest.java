package lianban.exchange.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ChannelPolicyTest {

  @Test
  void eachChannelNeedsItsOwnScope() {
    for (String channel : Set.of("window", "online", "mobile", "partner")) {
      assertThat(ChannelPolicy.mayFile(channel, Set.of("case.file", "intake." + channel))).isTrue();
      assertThat(ChannelPolicy.mayFile(channel, Set.of("case.file", "intake.other"))).isFalse();
    }
  }

  @Test
  void aTokenWithoutAnyChannelIsAWindows() {
    assertThat(ChannelPolicy.mayFile("window", Set.of("case.file"))).isTrue();
    assertThat(ChannelPolicy.mayFile("partner", Set.of("case.file"))).isFalse();
  }

  @Test
  void aWindowTakesEveryMatterAndAnotherChannelOnlyWhatIsOffered() {
    assertThat(ChannelPolicy.isOffered("window", Set.of("online"))).isTrue();
    assertThat(ChannelPolicy.isOffered("online", Set.of("online"))).isTrue();
    assertThat(ChannelPolicy.isOffered("mobile", Set.of("online"))).isFalse();
    assertThat(ChannelPolicy.isOffered("mobile", Set.of())).isTrue();
  }
}
