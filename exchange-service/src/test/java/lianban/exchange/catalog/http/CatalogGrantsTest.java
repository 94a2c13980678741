package lianban.exchange.catalog.http;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.time.Duration;
import java.time.Instant;
import lianban.exchange.catalog.DataSetGrant;
import lianban.exchange.catalog.Grant;
import lianban.service.problem.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClient;

class CatalogGrantsTest {

  private static final String PATH = "/api/v1/grants?active=true";
  private static final Instant NOW = Instant.parse("2026-11-25T02:00:00Z");

  private final WireMockServer catalog =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
  private Instant now = NOW;
  private CatalogGrants grants =
      new CatalogGrants(
          new CatalogClient(RestClient.create("http://127.0.0.1:1")), () -> now, Duration.ZERO);

  @BeforeEach
  void start() {
    catalog.start();
    grants =
        new CatalogGrants(
            new CatalogClient(RestClient.create(catalog.baseUrl())),
            () -> now,
            Duration.ofMinutes(10));
  }

  @AfterEach
  void stop() {
    catalog.stop();
  }

  private static String grant(String id, String subscriber, String grantedAt, String until) {
    return """
    {"id": "%s", "type": "a.b", "subscriber": "%s", "fields": ["/%s"], "rows": "OWN",
     "until": "%s", "version": 2, "grantedAt": "%s", "purpose": "is of no concern here"}
    """
        .formatted(id, subscriber, id, until, grantedAt);
  }

  private void answer(String... given) {
    catalog.stubFor(get(urlEqualTo(PATH)).willReturn(okJson("[" + String.join(",", given) + "]")));
    grants.askAgain();
  }

  private String current(String client) {
    Grant grant = grants.current(client, "tax", "a.b");
    return grant == null ? "none" : grant.id();
  }

  @Test
  void findsTheClientsOwnGrantAndElseItsDepartments() {
    answer(
        grant("g1", "tax", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"),
        grant("g2", "tax-north", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"));
    assertThat(current("tax-north")).isEqualTo("g2");
    assertThat(current("tax-south")).isEqualTo("g1");
    assertThat(grants.current("tax-south", null, "a.b")).isNull();
    assertThat(grants.current("tax", "tax", "a.c")).isNull();
    Grant found = grants.current("tax", null, "a.b");
    assertThat(found)
        .isEqualTo(new Grant("g1", "tax", "a.b", Grant.Rows.OWN, java.util.Set.of("/g1"), 2));
  }

  @Test
  void takesTheNewestThatHasNotEnded() {
    answer(
        grant("old", "tax", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"),
        grant("new", "tax", "2026-02-01T00:00:00Z", "2026-11-25T02:00:05Z"));
    assertThat(current("tax")).isEqualTo("new");
    now = NOW.plusSeconds(5);
    assertThat(current("tax")).isEqualTo("old");
  }

  @Test
  void hearsOfARevocation() {
    answer(grant("g1", "tax", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"));
    assertThat(current("tax")).isEqualTo("g1");
    answer();
    assertThat(current("tax")).isEqualTo("none");
  }

  @Test
  void keepsWhatTheCatalogueSaysIsUnchanged() {
    String body = grant("g1", "tax", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z");
    catalog.stubFor(
        get(urlEqualTo(PATH)).willReturn(okJson("[" + body + "]").withHeader("ETag", "\"t\"")));
    grants.askAgain();
    catalog.resetMappings();
    catalog.stubFor(
        get(urlEqualTo(PATH))
            .withHeader("If-None-Match", equalTo("\"t\""))
            .willReturn(WireMock.aResponse().withStatus(304)));
    now = NOW.plus(Duration.ofMinutes(9));
    grants.askAgain();
    now = NOW.plus(Duration.ofMinutes(18));
    assertThat(current("tax")).isEqualTo("g1");
  }

  @Test
  void letsTheLastGrantsStandForAWhileAndNoLonger() {
    answer(grant("g1", "tax", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"));
    catalog.resetMappings();
    catalog.stubFor(get(urlEqualTo(PATH)).willReturn(serverError()));
    now = NOW.plus(Duration.ofMinutes(10));
    grants.askAgain();
    assertThat(current("tax")).isEqualTo("g1");
    now = now.plusMillis(1);
    assertThatThrownBy(() -> current("tax"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("catalogue");
    answer(grant("g1", "tax", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"));
    assertThat(current("tax")).isEqualTo("g1");
  }

  @Test
  void knowsGrantsOfDataSetsApartFromThoseOfTypes() {
    String ofSet =
        """
        {"id": "d", "dataSet": "rights", "subscriber": "tax", "fields": ["/a"], "rows": "ALL",
         "until": "2026-11-25T02:00:05Z", "version": 2, "grantedAt": "2026-01-01T00:00:00Z"}
        """;
    answer(ofSet, grant("g1", "tax", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"));
    var granted = new DataSetGrant("d", "tax", "rights", java.util.Set.of("/a"));
    assertThat(grants.all()).extracting(Grant::id).containsExactly("g1");
    assertThat(grants.ofDataSet("tax-north", "tax", "rights")).isEqualTo(granted);
    assertThat(grants.ofDataSets("tax-north", "tax")).containsExactly(granted);
    assertThat(grants.ofDataSet("tax-north", null, "rights")).isNull();
    assertThat(grants.ofDataSet("tax", "tax", "a.b")).isNull();
    assertThat(grants.current("tax", "tax", "rights")).isNull();
    now = NOW.plusSeconds(5);
    assertThat(grants.ofDataSets("tax", "tax")).as("its end").isEmpty();
  }
}
