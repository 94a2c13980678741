package lianban.catalog.sharing;

import static lianban.catalog.sharing.Requests.ASKED;
import static lianban.catalog.sharing.Requests.ASKER;
import static lianban.catalog.sharing.Requests.OWNER;
import static lianban.catalog.sharing.Requests.POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import lianban.catalog.sharing.ShareRequest.State;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Anybody does anything at any time: what must never be never is. */
class ShareSimulationTest {

  private static final Party STRANGER = new Party("police", "p", Set.of("police"), true);
  private static final List<String> FIELDS =
      List.of("", "/price", "/parties", "/parties/buyer", "/seller", "/price/x");

  static LongStream seeds() {
    return LongStream.range(0, 400);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void neverLetsOutMoreThanWasAskedForAndAllowed(long seed) {
    var random = new Random(seed);
    SharingType sharing = List.of(SharingType.values()).get(random.nextInt(3));
    ShareRequest request = Requests.submitted("a", sharing);
    Instant now = Requests.NOW;
    for (int i = 0; i < 40; i++) {
      now = now.plus(Duration.ofHours(random.nextInt(24 * 20)));
      Party by = List.of(OWNER, ASKER, STRANGER, Party.NOBODY).get(random.nextInt(4));
      ShareCommand command = command(random, now);
      if (POLICY.decide(request, command, by, now) instanceof Decision.Done(var events)) {
        for (ShareEvent event : events) {
          checkAuthor(event, request, command);
          request = request.apply(event);
        }
      }
      check(request, now);
    }
  }

  private static ShareCommand command(Random random, Instant now) {
    return switch (random.nextInt(11)) {
      case 0 -> new ShareCommand.Approve();
      case 1 -> new ShareCommand.Refuse("r");
      case 2 -> new ShareCommand.AskBack("q");
      case 3 -> new ShareCommand.Extend("e");
      case 4 -> new ShareCommand.Revoke("x");
      case 5 -> new ShareCommand.Answer("a");
      case 6 -> new ShareCommand.Accept();
      case 7 -> new ShareCommand.Withdraw();
      case 8 -> new ShareCommand.Pin(1 + random.nextInt(3));
      case 9 -> new ShareCommand.Lapse();
      default -> new ShareCommand.Narrow(offer(random, now), "n");
    };
  }

  private static Access offer(Random random, Instant now) {
    List<String> fields =
        random.ints(1 + random.nextInt(2), 0, FIELDS.size()).mapToObj(FIELDS::get).toList();
    Instant until = random.nextBoolean() ? null : now.plus(Duration.ofDays(random.nextInt(500)));
    return new Access(fields, List.of(Access.Rows.values()).get(random.nextInt(2)), until);
  }

  /** Who may make a grant: the owner, the asker from an offer, silence where nothing is asked. */
  private static void checkAuthor(ShareEvent event, ShareRequest before, ShareCommand command) {
    if (event.what() != ShareEvent.Kind.GRANTED) {
      return;
    }
    switch (event.by()) {
      case "housing/h1" -> assertThat(command).isInstanceOf(ShareCommand.Approve.class);
      case "tax/t1" -> {
        assertThat(before.state()).isEqualTo(State.NARROWED);
        assertThat(event.access()).isEqualTo(before.agreed());
      }
      default -> {
        assertThat(event.by()).isEqualTo("platform/silence");
        assertThat(before.sharing()).isEqualTo(SharingType.UNCONDITIONAL);
        assertThat(before.dueAt()).isBeforeOrEqualTo(event.at());
      }
    }
  }

  private static void check(ShareRequest request, Instant now) {
    Access agreed = request.agreed();
    if (agreed != null) {
      assertThat(agreed.until()).isNotNull();
      assertThat(ASKED.covers(agreed)).isTrue();
    }
    if (request.isInForce(now)) {
      assertThat(request.sharing()).isNotEqualTo(SharingType.NONE);
      assertThat(request.granted().until()).isAfter(now);
    }
    assertThat(request.dueAt() != null)
        .isEqualTo(request.state() == State.SUBMITTED || request.state() == State.OVERDUE);
    if (request.state() == State.OVERDUE) {
      assertThat(request.sharing()).isEqualTo(SharingType.CONDITIONAL);
      assertThat(request.dueAt()).isBeforeOrEqualTo(request.escalatedAt());
    }
    assertThat(request.daysLeft() != null).isEqualTo(request.state() == State.QUESTIONED);
  }
}
