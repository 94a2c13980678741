package lianban.verification.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(CityExtension.class)
@Order(6)
class BadFileTest {

  private static final String HEADER =
      "month,town,flat_type,block,street_name,storey_range,floor_area_sqm,flat_model,"
          + "lease_commence_date,remaining_lease,resale_price\n";

  private static final String GOOD =
      "2023-01,EAST HILL,4 ROOM,1,LONG STREET,04 TO 06,90.0,Standard,1990,70 years,500000.0\n";

  @Test
  void wrongColumnsAreToldAndNothingIsFiled(RunningCity city) throws IOException {
    String told = refused(city, "columns.csv", HEADER.replace("resale_price", "price") + GOOD);

    assertThat(told).contains("wrong columns", "missing:  resale_price");
  }

  @Test
  void impossibleValuesAreToldByRowAndNothingIsFiled(RunningCity city) throws IOException {
    String told =
        refused(
            city,
            "values.csv",
            HEADER
                + GOOD
                + GOOD.replace("500000.0", "-1")
                + GOOD
                + GOOD.replace("90.0", "large").replace("70 years", "forever"));

    assertThat(told)
        .contains(
            "2 of its rows", "nothing was sent", "row 2: resale_price", "row 4: floor_area_sqm")
        .contains("remaining_lease")
        .doesNotContain("row 1:", "row 3:");
  }

  private static String refused(RunningCity city, String name, String text) throws IOException {
    Path file = Files.writeString(city.file(name), text);
    String token = city.gateway().token("window");
    String events = "/api/v1/events?type=lianban.case.status&limit=1";
    String cursor =
        city.gateway().get(events + "&from=latest", token).json(200).path("cursor").asString();

    var outcome = city.script().run("demo", "transfers", file.toString(), "--json");

    assertThat(outcome.exit()).as("%s", outcome).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(city.gateway().get(events + "&cursor=" + cursor, token).json(200).path("events"))
        .isEmpty();
    return outcome.err();
  }
}
