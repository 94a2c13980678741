package lianban.exchange.catalog.http;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import lianban.exchange.catalog.EventType;
import lianban.exchange.catalog.EventType.OpenVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClient;

class CatalogEventTypesTest {

  private static final String PATH = "/api/v1/event-types?versions=open";
  private static final Instant NOW = Instant.parse("2026-11-25T02:00:00Z");
  private static final String FIRST = "{\"version\": 1, \"major\": 1, \"schema\": {}}";
  private static final String SECOND =
      "{\"version\": 2, \"major\": 2, \"schema\": {\"type\": \"object\"}}";

  private final WireMockServer catalog =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
  private CatalogEventTypes types =
      new CatalogEventTypes(new CatalogClient(RestClient.create("http://127.0.0.1:1")), () -> NOW);

  @BeforeEach
  void start() {
    catalog.start();
    types =
        new CatalogEventTypes(new CatalogClient(RestClient.create(catalog.baseUrl())), () -> NOW);
  }

  @AfterEach
  void stop() {
    catalog.stop();
  }

  private void answer(int version, String members, String... versions) {
    String type =
        """
        [{"type": "a.b", "version": %d, "schema": {}, "publishers": ["tax"], %s
          "versions": [%s], "owner": "is of no concern here"}]
        """
            .formatted(version, members, String.join(",", versions));
    catalog.stubFor(get(urlEqualTo(PATH)).willReturn(okJson(type)));
  }

  private void assertAsked(int times) {
    catalog.verify(times, getRequestedFor(urlEqualTo(PATH)));
  }

  @Test
  void readsEveryVersionThatIsOpen() {
    answer(2, "\"signed\": true,", FIRST, SECOND);

    EventType type = Objects.requireNonNull(types.find("a.b"));

    assertThat(type.open())
        .containsExactly(
            new OpenVersion(1, 1, "{}"), new OpenVersion(2, 2, "{\"type\":\"object\"}"));
    assertThat(type.current().number()).isEqualTo(2);
    assertThat(type.signed()).isTrue();
    assertThat(types.find("a.c", 7)).isNull();
    assertThat(types.all()).isEqualTo(List.of(type));
  }

  @Test
  void asksAtOnceForAVersionThatIsNewerThanWhatItKeeps() {
    answer(1, "", FIRST);
    EventType before = Objects.requireNonNull(types.find("a.b", 1));
    assertThat(before.signed()).isFalse();
    answer(2, "", FIRST, SECOND);
    assertThat(types.find("a.b")).isEqualTo(before);

    assertThat(types.find("a.b", 2)).extracting(EventType::version).isEqualTo(2);

    assertThat(types.find("a.b", 1)).extracting(EventType::version).isEqualTo(2);
    assertAsked(2);
  }

  @Test
  void asksOnceForAVersionThatSomebodyMadeUp() {
    answer(1, "", FIRST);
    for (int i = 0; i < 5; i++) {
      assertThat(types.find("a.b", 9)).extracting(EventType::version).isEqualTo(1);
    }
    assertAsked(2);
  }

  @Test
  void keepsWhatItHasWhileTheCatalogueDoesNotAnswer() {
    answer(1, "", FIRST);
    assertThat(types.find("a.b")).isNotNull();
    catalog.resetMappings();
    catalog.stubFor(get(urlEqualTo(PATH)).willReturn(serverError()));

    assertThat(types.find("a.b", 2)).extracting(EventType::version).isEqualTo(1);
  }
}
