package lianban.catalog.sharing.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import lianban.catalog.Samples;
import lianban.catalog.calendar.WorkingDays;
import lianban.catalog.calendar.YearNotice;
import lianban.catalog.definition.Definition;
import lianban.catalog.definition.InMemoryDefinitions;
import lianban.catalog.definition.Kind;
import lianban.catalog.sharing.Access;
import lianban.catalog.sharing.Grants;
import lianban.catalog.sharing.InMemoryShareRequests;
import lianban.catalog.sharing.Party;
import lianban.catalog.sharing.Resource;
import lianban.catalog.sharing.ShareCommand;
import lianban.catalog.sharing.ShareFiling;
import lianban.catalog.sharing.ShareRequest;
import lianban.catalog.sharing.ShareRequestPolicy;
import lianban.catalog.sharing.SharedResources;
import lianban.catalog.sharing.SharingClocks;
import lianban.catalog.sharing.SharingService;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is answered about sharing looks as recorded. */
class SharingWireTest {

  private static final JsonMapper WIRE =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();
  private static final Party TAX = new Party("tax", "tax", Set.of("tax"), false);
  private static final Party HOUSING = new Party("housing", "li", Set.of("housing"), false);

  /** The Monday of the week is made up to be off. */
  private static final WorkingDays CALENDAR =
      new WorkingDays(
          ZoneId.of("Asia/Shanghai"),
          List.of(
              new YearNotice(
                  2026,
                  List.of(
                      new YearNotice.Day("补休", java.time.LocalDate.parse("2026-11-30"), true)))));

  private final InMemoryShareRequests requests = new InMemoryShareRequests();
  private Instant now = Instant.parse("2026-11-25T02:00:00Z");
  private final InstantSource clock = () -> now;
  private final SharingService sharing = service();

  private SharingService service() {
    var definitions = new InMemoryDefinitions();
    String type = "housing.contract.filed";
    definitions.add(new Definition(Kind.EVENT_TYPE, type, 1, now, "p", Samples.eventType(type)));
    var clocks = new SharingClocks(1, 10, 10, Duration.ofDays(30));
    return new SharingService(
        requests,
        new SharedResources(definitions),
        new ShareRequestPolicy(CALENDAR, clocks),
        clock);
  }

  private static JsonNode golden(String name) throws IOException {
    try (var in = SharingWireTest.class.getResourceAsStream("/golden/" + name + ".json")) {
      return Samples.JSON.readTree(
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private ShareRequest asked() {
    var filing =
        new ShareFiling(
            Resource.eventType("housing.contract.filed"),
            "核定契税",
            "契税法 13",
            List.of("/price", "/contractNo"),
            Access.Rows.ALL,
            null,
            Period.ofYears(1),
            null);
    return sharing.submit(TAX, filing, "k1");
  }

  private JsonNode seen(ShareRequest request) {
    return Samples.JSON.readTree(
        WIRE.writeValueAsString(ShareRequestView.of(request, CALENDAR, now)));
  }

  @Test
  void requestsAreAsRecorded() throws IOException {
    ShareRequest asked = asked();
    assertThat(seen(asked)).isEqualTo(golden("share-request"));
    now = now.plus(Duration.ofDays(1));
    var question = new ShareCommand.AskBack("为何需要合同编号？");
    assertThat(seen(sharing.command(asked.id(), HOUSING, question, "k2")))
        .isEqualTo(golden("share-request-questioned"));
  }

  @Test
  void grantsAndTheirNoticesAreAsRecorded() throws IOException {
    ShareRequest asked = asked();
    ShareRequest granted = sharing.command(asked.id(), HOUSING, new ShareCommand.Approve(), "k2");
    assertThat(Samples.JSON.readTree(WIRE.writeValueAsString(GrantView.of(granted))))
        .isEqualTo(golden("grant"));
    var grants = new Grants(requests, Duration.ofDays(30), clock);
    assertThat(grants.notices(TAX)).isEmpty();
    now = Instant.parse("2026-11-25T02:00:00Z").plus(Duration.ofDays(340));
    String notices =
        WIRE.writeValueAsString(
            grants.notices(HOUSING).stream().map(GrantView.NoticeView::of).toList());
    assertThat(Samples.JSON.readTree(notices)).isEqualTo(golden("grant-notices"));
  }
}
