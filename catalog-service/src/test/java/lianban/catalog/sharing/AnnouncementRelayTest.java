package lianban.catalog.sharing;

import static lianban.catalog.sharing.Requests.ASKER;
import static lianban.catalog.sharing.Requests.NOW;
import static lianban.catalog.sharing.Requests.OWNER;
import static lianban.catalog.sharing.Requests.POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import lianban.catalog.definition.InMemoryDefinitions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who hears what, how often, and what a kill does to it. */
class AnnouncementRelayTest {

  private final InMemoryShareRequests requests = new InMemoryShareRequests();
  private final Board board = new Board();
  private Instant now = NOW;
  private final SharingService sharing =
      new SharingService(
          requests, new SharedResources(new InMemoryDefinitions()), POLICY, () -> now);
  private final AnnouncementRelay relay = new AnnouncementRelay(requests, board);

  /** Keeps what is posted as the exchange does: what has one source and id is one. */
  private static final class Board implements NoticeBoard {

    private final Map<String, Announcement> posted = new LinkedHashMap<>();
    private final List<String> heard = new ArrayList<>();
    private @Nullable Random killer;
    private boolean isLate;

    @Override
    public boolean isOpenFor(String receiver) {
      return !receiver.contains("/");
    }

    @Override
    public boolean post(Announcement announcement, String receiver) {
      dieNowAndThen();
      if (isLate) {
        return false;
      }
      Announcement before = posted.put(receiver + " " + announcement.id(), announcement);
      if (before == null) {
        heard.add(receiver + " " + announcement.what() + " " + announcement.id());
      } else {
        assertThat(before).as("says the same under the same id").isEqualTo(announcement);
      }
      dieNowAndThen();
      return true;
    }

    private void dieNowAndThen() {
      if (killer != null && killer.nextInt(3) == 0) {
        throw new IllegalStateException("killed");
      }
    }
  }

  private void submit(String id, SharingType sharing) {
    requests.insert(Requests.submitted(id, sharing));
  }

  private void after(Duration later) {
    now = now.plus(later);
    sharing.lapse();
    relay.announce();
  }

  @Test
  void tellsBothPartiesAndNobodyElseWhatBecomesOfAGrant() {
    submit("a", SharingType.CONDITIONAL);
    after(Duration.ofDays(1));
    assertThat(board.heard).isEmpty();
    sharing.command("a", OWNER, new ShareCommand.Approve(), "k");
    after(Duration.ZERO);
    after(Duration.ofDays(334));
    after(Duration.ofDays(2));
    after(Duration.ofDays(1));
    sharing.command("a", OWNER, new ShareCommand.Revoke("misuse"), "k2");
    after(Duration.ofDays(40));
    assertThat(board.heard)
        .containsExactly(
            "housing lianban.grant.granted a-2",
            "tax lianban.grant.granted a-2",
            "housing lianban.grant.expiring a-3",
            "tax lianban.grant.expiring a-3",
            "housing lianban.grant.revoked a-4",
            "tax lianban.grant.revoked a-4");
    Announcement ending = board.posted.get("tax a-3");
    assertThat(ending)
        .returns(Instant.parse("2027-11-26T02:00:00Z"), Announcement::until)
        .returns(Resource.eventType("housing.contract.filed"), Announcement::resource);
    assertThat(board.posted.get("tax a-4")).returns("misuse", Announcement::reason);
    assertThat(requests.unannounced()).isEmpty();
  }

  @Test
  void tellsThePlatformTooOfAnOwnerThatDoesNotAnswer() {
    submit("a", SharingType.CONDITIONAL);
    after(Duration.ofDays(15));
    after(Duration.ofDays(15));
    assertThat(board.heard)
        .containsExactly(
            "housing lianban.request.overdue a-2",
            "platform lianban.request.overdue a-2",
            "tax lianban.request.overdue a-2");
    assertThat(board.posted.get("platform a-2"))
        .returns(Instant.parse("2026-12-09T16:00:00Z"), Announcement::dueAt)
        .returns(null, Announcement::until);
  }

  @Test
  void tellsNothingOfARequestThatIsTakenBack() {
    submit("a", SharingType.CONDITIONAL);
    sharing.command("a", ASKER, new ShareCommand.Withdraw(), "k");
    after(Duration.ofDays(40));
    assertThat(board.heard).isEmpty();
  }

  @Test
  void goesOnWithOthersWhereOneCannotBeTold() {
    requests.insert(
        Requests.request("a", "no/name", SharingType.CONDITIONAL)
            .apply(POLICY.submitted(SharingType.CONDITIONAL, null, ASKER, NOW)));
    submit("b", SharingType.CONDITIONAL);
    board.isLate = true;
    after(Duration.ofDays(15));
    assertThat(requests.unannounced()).hasSize(2);
    board.isLate = false;
    after(Duration.ZERO);
    assertThat(board.heard).contains("housing lianban.request.overdue a-2").hasSize(5);
    assertThat(requests.unannounced()).isEmpty();
  }

  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  /** Killed anywhere between a write, a publication and its note, by turns with commands. */
  @ParameterizedTest
  @MethodSource("seeds")
  void losesAndChangesNothingWhereverItIsKilled(long seed) {
    var random = new Random(seed);
    submit("a", SharingType.CONDITIONAL);
    board.killer = random;
    for (int i = 0; i < 60; i++) {
      now = now.plus(Duration.ofDays(random.nextInt(20)));
      if (i == 10) {
        sharing.command("a", OWNER, new ShareCommand.Approve(), "k");
      }
      sharing.lapse();
      relay.look();
    }
    board.killer = null;
    after(Duration.ofDays(400));
    assertThat(requests.unannounced()).isEmpty();
    ShareRequest end = Objects.requireNonNull(requests.find("a"));
    assertThat(end.state()).isEqualTo(ShareRequest.State.EXPIRED);
    Set<ShareEvent.Kind> told =
        Set.of(
            ShareEvent.Kind.GRANTED,
            ShareEvent.Kind.EXPIRING,
            ShareEvent.Kind.EXPIRED,
            ShareEvent.Kind.OVERDUE);
    long toTax = end.history().stream().filter(event -> told.contains(event.what())).count();
    assertThat(board.heard.stream().filter(line -> line.startsWith("tax "))).hasSize((int) toTax);
  }
}
