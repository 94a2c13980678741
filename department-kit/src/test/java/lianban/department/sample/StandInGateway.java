package lianban.department.sample;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.List;

/** The gateway as a department from outside sees it, with one page of step requests. */
final class StandInGateway implements AutoCloseable {

  private static final String EVENTS = "/api/v1/events";
  private static final String REQUESTS = "lianban.step.requested.sample";
  private static final int LONG_POLL = 300;

  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));

  /**
   * @param cursor after the requests
   * @param requests as CloudEvents in JSON
   */
  StandInGateway(String cursor, String... requests) {
    server.start();
    server.stubFor(
        post(urlPathEqualTo("/oauth2/token"))
            .willReturn(okJson("{\"access_token\": \"t-1\", \"expires_in\": 900}")));
    server.stubFor(
        pull("lianban.certificate.issued")
            .willReturn(okJson(page("f.0")).withFixedDelay(LONG_POLL)));
    server.stubFor(
        pull(REQUESTS)
            .withQueryParam("cursor", matching(".+"))
            .willReturn(okJson(page(cursor)).withFixedDelay(LONG_POLL)));
    server.stubFor(
        pull(REQUESTS)
            .withQueryParam("cursor", absent())
            .willReturn(okJson(page(cursor, requests))));
    server.stubFor(
        post(urlPathEqualTo(EVENTS))
            .willReturn(okJson("{\"results\": [{\"outcome\": \"ACCEPTED\"}]}")));
  }

  /** Answers the first that is published with a problem, and the second with another. */
  void turnsAway(int first, int second) {
    turnsAway(STARTED, first, "again");
    turnsAway("again", second, "well");
  }

  private void turnsAway(String state, int status, String next) {
    server.stubFor(
        post(urlPathEqualTo(EVENTS))
            .inScenario("busy")
            .whenScenarioStateIs(state)
            .willReturn(status(status))
            .willSetStateTo(next));
  }

  String url() {
    return server.baseUrl();
  }

  /** How often an event of that id was sent. */
  List<LoggedRequest> published(String id) {
    return server.findAll(
        postRequestedFor(urlPathEqualTo(EVENTS))
            .withRequestBody(matchingJsonPath("$[0].id", equalTo(id))));
  }

  int pulledAfter(String cursor) {
    return server
        .findAll(getRequestedFor(urlPathEqualTo(EVENTS)).withQueryParam("cursor", equalTo(cursor)))
        .size();
  }

  void forgetRequests() {
    server.resetRequests();
  }

  static String request(String caseId, String step) {
    return """
    {"specversion": "1.0", "id": "%s-%s", "source": "/exchange", "type": "%s", "subject": "%s",
     "datacontenttype": "application/json",
     "traceparent": "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
     "data": {"caseId": "%s", "stepId": "%s", "department": "sample", "matter": "second-hand-home",
              "matterVersion": 1, "attempt": 1, "requestedAt": "2026-11-22T08:15:30.123Z",
              "form": {"name": "home"}, "supplement": {}}}"""
        .formatted(caseId, step, REQUESTS, caseId, caseId, step);
  }

  private static MappingBuilder pull(String type) {
    return get(urlPathEqualTo(EVENTS)).withQueryParam("type", equalTo(type));
  }

  private static String page(String cursor, String... events) {
    return "{\"events\": [%s], \"cursor\": \"%s\"}".formatted(String.join(",", events), cursor);
  }

  @Override
  public void close() {
    server.stop();
  }
}
