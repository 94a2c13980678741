package lianban.catalog.sharing;

import static lianban.catalog.sharing.Requests.NOW;
import static lianban.catalog.sharing.Requests.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import lianban.catalog.sharing.ShareRequest.State;
import lianban.service.test.AtOnce;
import org.junit.jupiter.api.Test;

/** What every store of share requests does. */
public abstract class ShareRequestsContract {

  /** An empty one. */
  protected abstract ShareRequests requests();

  private static ShareRequest submitted(String id) {
    return Requests.submitted(id, SharingType.CONDITIONAL);
  }

  private static ShareRequest granted(ShareRequest request) {
    return Requests.after(request, new ShareCommand.Approve(), OWNER, NOW)
        .changedUnder("housing/k.1", "d");
  }

  @Test
  void givesBackWhatWasAdded() {
    var requests = requests();
    var submitted = submitted("a");
    assertThat(requests.insert(submitted)).isTrue();
    assertThat(requests.find("a")).isEqualTo(submitted);
    assertThat(requests.replace(granted(submitted))).isTrue();
    assertThat(requests.find("a")).isEqualTo(granted(submitted));
    assertThat(requests.find("b")).isNull();
  }

  @Test
  void refusesATakenId() {
    var requests = requests();
    requests.insert(submitted("a"));
    assertThat(requests.insert(Requests.request("a", "other", SharingType.NONE))).isFalse();
    assertThat(requests.find("a")).isEqualTo(submitted("a"));
  }

  @Test
  void refusesAChangeOfWhatWasChanged() {
    var requests = requests();
    requests.insert(submitted("a"));
    assertThat(requests.replace(granted(submitted("a")))).isTrue();
    assertThat(requests.replace(granted(submitted("a")))).isFalse();
    assertThat(requests.replace(granted(submitted("b")))).isFalse();
  }

  @Test
  void findsByStateAndPartyInPages() {
    var requests = requests();
    for (String id : new String[] {"c", "a", "b"}) {
      requests.insert(submitted(id));
    }
    requests.insert(Requests.request("d", "police", SharingType.CONDITIONAL));
    requests.replace(granted(submitted("b")));
    assertThat(requests.in(Set.of(State.GRANTED))).containsExactly(granted(submitted("b")));
    assertThat(requests.in(State.OPEN)).extracting(ShareRequest::id).containsExactly("a", "c", "d");
    assertThat(requests.page(null, null, "", 9)).hasSize(4);
    assertThat(requests.page(Set.of("tax", "x"), null, "a", 1))
        .extracting(ShareRequest::id)
        .containsExactly("b");
    assertThat(requests.page(Set.of("housing"), State.SUBMITTED, "", 9))
        .extracting(ShareRequest::id)
        .containsExactly("a", "c", "d");
    assertThat(requests.page(Set.of("x"), null, "", 9)).isEmpty();
  }

  @Test
  void findsWhatIsStillToBeAnnounced() {
    var requests = requests();
    requests.insert(submitted("a"));
    requests.insert(submitted("b"));
    assertThat(requests.unannounced()).isEmpty();
    var granted = granted(submitted("b"));
    requests.replace(granted);
    assertThat(requests.unannounced()).containsExactly(granted);
    requests.replace(granted.announcedUpTo(2));
    assertThat(requests.unannounced()).isEmpty();
    assertThat(requests.find("b")).isEqualTo(granted.announcedUpTo(2));
  }

  @Test
  void letsOneOfManyChangeAVersion() throws Exception {
    var requests = requests();
    requests.insert(submitted("a"));
    assertThat(AtOnce.all(8, _ -> requests.replace(granted(submitted("a")))))
        .containsOnlyOnce(true);
  }
}
