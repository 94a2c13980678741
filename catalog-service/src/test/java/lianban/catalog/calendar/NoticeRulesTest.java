package lianban.catalog.calendar;

import static lianban.catalog.Samples.KNOWN;
import static lianban.catalog.Samples.brief;
import static lianban.catalog.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lianban.catalog.Samples;
import lianban.catalog.seed.City;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class NoticeRulesTest {

  private static final String NOTICE =
      """
      {'$schema': 's', '$id': 'i', 'year': 2026, 'papers': ['https://www.gov.cn/1.htm'], 'days': [
        {'name': '元旦', 'date': '2026-01-01', 'isOffDay': true},
        {'name': '元旦', 'date': '2026-01-04', 'isOffDay': false}]}
      """;

  private static List<String> faults(String calendar, String file) {
    JsonNode definition = CalendarNotices.definition(calendar, (ObjectNode) json(file));
    return brief(new NoticeRules().faults(definition, KNOWN));
  }

  private static List<String> faults(String file) {
    return faults("national", file);
  }

  @Test
  void takesANoticeAsItIsPublished() {
    assertThat(faults(NOTICE)).isEmpty();
  }

  @Test
  void refusesADayThatStandsTwice() {
    assertThat(
            faults(
                NOTICE.replace("2026-01-04', 'isOffDay': false", "2026-01-01', 'isOffDay': true")))
        .containsExactly("/days/1/date overlap");
  }

  @Test
  void refusesADayOfAnotherYear() {
    assertThat(faults(NOTICE.replace("2026-01-01", "2025-01-01")))
        .containsExactly("/days/0/date wrong-year");
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThat(faults(NOTICE.replace("'papers'", "'sources'")))
        .containsExactly("/sources additionalProperties");
    assertThat(faults(NOTICE.replace("'name': '元旦', 'date': '2026-01-01'", "'date': '2026-01-01'")))
        .containsExactly("/days/0/name required");
    assertThat(faults(NOTICE.replace("2026-01-01", "2026-02-30")))
        .containsExactly("/days/0/date format");
    assertThat(faults(NOTICE.replace("'year': 2026", "'year': 'next'"))).contains("/year type");
    assertThat(faults("Not A Code", NOTICE)).contains("/calendar pattern");
  }

  @Test
  void refusesAWorkedDayThatIsNoWeekendUnlessARegionMeansIt() {
    String worked = NOTICE.replace("2026-01-04", "2026-01-05");

    assertThat(faults(worked)).containsExactly("/days/1/date worked-anyway");
    assertThat(faults("guangxi", worked)).isEmpty();
  }

  @Test
  void theStateCouncilsNoticesAreSeededWhereTheyStand() {
    Path shared = Path.of(System.getProperty("test.holidays", "../../shared/data/holidays"));
    String folder = Files.isDirectory(shared) ? shared.toString() : "";

    City city = new City(List.of(), List.of()).with(NoticeFolder.documents(folder, Samples.JSON));

    assertThat(city.definitions()).hasSize(folder.isEmpty() ? 0 : 3);
    for (City.Shipped shipped : city.definitions()) {
      assertThat(new NoticeRules().faults(shipped.content(), KNOWN)).as(shipped.key()).isEmpty();
      assertThat(shipped.key()).startsWith("national-20");
    }
  }
}
