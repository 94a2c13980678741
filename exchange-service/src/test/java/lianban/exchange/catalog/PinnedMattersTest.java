package lianban.exchange.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import lianban.exchange.approval.Matter;
import lianban.exchange.approval.Matters;
import lianban.exchange.approval.MattersContract;
import lianban.exchange.catalog.PinnedMatters.MatterVersions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PinnedMattersTest extends MattersContract {

  private Instant now = Instant.parse("2026-11-23T01:00:00Z");
  private boolean isAway;
  private final Map<String, Matter> catalogue = new ConcurrentHashMap<>();
  private final MatterVersions versions = new InMemoryMatterVersions();
  private final PinnedMatters matters = new PinnedMatters(this::ask, versions, () -> now);

  @Override
  protected Matters matters() {
    return matters;
  }

  @Override
  protected void publish(Matter matter) {
    catalogue.put(matter.id(), matter);
    now = now.plus(Duration.ofSeconds(6));
    matters.current(matter.id());
  }

  @Test
  void theLastMatterStandsWhileTheCatalogueIsAway() {
    publish(matter("home", 1));
    isAway = true;
    now = now.plus(Duration.ofDays(1));

    assertThat(matters.current("home")).isEqualTo(matter("home", 1));
    assertThatIllegalStateException().isThrownBy(() -> matters.current("marriage"));
  }

  @Test
  void aPinnedVersionOutlivesTheProcessAndTheCatalogue() {
    publish(matter("home", 1));
    isAway = true;

    var restarted = new PinnedMatters(this::ask, versions, () -> now);

    assertThat(restarted.version("home", 1)).isEqualTo(matter("home", 1));
  }

  private @Nullable Matter ask(String id) {
    if (isAway) {
      throw new IllegalStateException("the catalogue is away");
    }
    return catalogue.get(id);
  }
}
