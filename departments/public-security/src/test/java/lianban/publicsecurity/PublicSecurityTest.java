package lianban.publicsecurity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import lianban.department.test.DepartmentTest;
import lianban.department.test.TestCaller;
import lianban.department.test.TestExchange;
import lianban.kernel.code.CitizenId;
import lianban.kernel.event.Reason;
import lianban.kernel.event.StepAnswered;
import lianban.kernel.event.StepAnswered.Outcome;
import lianban.service.test.TestTokens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DepartmentTest
class PublicSecurityTest {

  private static final String FEED = "/api/v1/public-security/persons";
  private static final String SCOPE = "public-security.write";

  @Autowired TestExchange exchange;
  @Autowired TestCaller caller;

  @Test
  void asksForARenewedCardAndApprovesOnceTheRegisterHasIt() {
    caller.feed(
        FEED, SCOPE, List.of(person(1, "Li Lei", "2999-01-01"), person(2, "Wu", "2020-01-01")));
    Map<String, Object> form = Map.of("buyer", party(1, "Li Lei"), "seller", party(2, "Wu"));

    StepAnswered first = exchange.ask("c1", "identity", 1, form);
    assertThat(first.outcome()).isEqualTo(Outcome.SUPPLEMENT_NEEDED);
    assertThat(first.missing())
        .containsExactly(new Reason("ID_CARD_EXPIRED", "The seller's identity card has expired."));

    caller.feed(FEED, SCOPE, List.of(person(2, "Wu", "2999-01-01")));
    assertThat(exchange.ask("c1", "identity", 2, form).outcome()).isEqualTo(Outcome.APPROVED);
  }

  @Test
  void refusesWhomTheRegisterDoesNotKnow() {
    StepAnswered answer =
        exchange.ask(
            "c2", "identity", Map.of("buyer", party(90, "Nobody"), "seller", party(91, "Noone")));

    assertThat(answer.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(answer.reasons())
        .extracting(Reason::code)
        .containsExactly("PERSON_UNKNOWN", "PERSON_UNKNOWN");
  }

  @Test
  void takesFiveHundredPersonsAnyNumberOfTimes() {
    List<?> persons =
        IntStream.range(100, 600).mapToObj(n -> person(n, "Name", "2999-01-01")).toList();

    for (int time = 0; time < 2; time++) {
      caller
          .post(FEED, TestTokens.client("demo", SCOPE), persons)
          .expectStatus()
          .isOk()
          .expectBody()
          .json("{\"accepted\": 500}");
    }
  }

  @Test
  void entersNothingOfAFeedWithAFaultAndListsEveryFault() {
    caller
        .post(
            FEED,
            TestTokens.client("demo", SCOPE),
            List.of(
                person(700, "Good", "2999-01-01"),
                Map.of("idNumber", "110105194912310021", "name", " "),
                Map.of("idNumber", id(701), "name", "Bad", "cardValidUntil", "soon"),
                "row"))
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.type")
        .isEqualTo("urn:lianban:problem:invalid-request")
        .jsonPath("$.hop")
        .isEqualTo("public-security")
        .jsonPath("$.faults[*].pointer")
        .isEqualTo(
            List.of("/1/cardValidUntil", "/1/idNumber", "/1/name", "/2/cardValidUntil", "/3"));

    StepAnswered answer =
        exchange.ask(
            "c3", "identity", Map.of("buyer", party(700, "Good"), "seller", party(700, "Good")));
    assertThat(answer.outcome()).isEqualTo(Outcome.REFUSED);
  }

  @Test
  void refusesFeedsOfTooManyRowsAndOfNone() {
    List<?> many = IntStream.range(0, 501).mapToObj(n -> person(n, "N", "2999-01-01")).toList();
    caller.post(FEED, TestTokens.client("demo", SCOPE), many).expectStatus().isEqualTo(422);
    caller.post(FEED, TestTokens.client("demo", SCOPE), Map.of()).expectStatus().isEqualTo(422);
    caller.post(FEED, TestTokens.client("demo", SCOPE), "[").expectStatus().isBadRequest();
  }

  @Test
  void isOpenToTheRightTokenOnly() {
    caller
        .post(FEED, TestTokens.client("demo", "tax.write"), List.of())
        .expectStatus()
        .isForbidden();
    caller.post(FEED, TestTokens.forged("demo", SCOPE), List.of()).expectStatus().isUnauthorized();
    caller.post(FEED, TestTokens.expired("demo", SCOPE), List.of()).expectStatus().isUnauthorized();
    caller.plain().post().uri(FEED).exchange().expectStatus().isUnauthorized();
    caller.get(FEED, TestTokens.client("demo", SCOPE)).expectStatus().isForbidden();
  }

  private static Map<String, Object> person(int n, String name, String cardValidUntil) {
    return Map.of("idNumber", id(n), "name", name, "cardValidUntil", cardValidUntil);
  }

  private static Map<String, Object> party(int n, String name) {
    return Map.of("idType", "111", "idNumber", id(n), "name", name);
  }

  private static String id(int n) {
    return CitizenId.of("440100", LocalDate.of(1980, 1, 1), n).value();
  }
}
