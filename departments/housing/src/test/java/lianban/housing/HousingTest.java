package lianban.housing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import lianban.department.test.DepartmentTest;
import lianban.department.test.TestCaller;
import lianban.department.test.TestExchange;
import lianban.housing.register.ContractRegister;
import lianban.kernel.event.Reason;
import lianban.kernel.event.StepAnswered;
import lianban.kernel.event.StepAnswered.Outcome;
import lianban.service.test.TestTokens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DepartmentTest
class HousingTest {

  private static final String FEED = "/api/v1/housing/contracts";
  private static final String SCOPE = "housing.write";

  @Autowired TestExchange exchange;
  @Autowired TestCaller caller;
  @Autowired ContractRegister register;

  @Test
  void decidesByTheMedianOfAllContractsFiledSoFar() {
    file(row("b1", "C1", "T", "600.00"), row("b1", "C2", "T", "1000.00"));
    assertThat(ask("c1", "b1", "C1").outcome()).isEqualTo(Outcome.APPROVED);

    file(row("b1", "C3", "T", "1000.00"));
    assertThat(ask("c2", "b1", "C1").outcome()).isEqualTo(Outcome.APPROVED);

    file(row("b1", "C4", "T", "1000.02"), row("b1", "C5", "OTHER", "9000.00"));
    assertThat(ask("c3", "b1", "C1").outcome()).isEqualTo(Outcome.APPROVED);

    file(row("b1", "C6", "T", "1000.02"), row("b1", "C7", "T", "1000.02"));
    StepAnswered answer = ask("c4", "b1", "C1");
    assertThat(answer.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(answer.reasons()).extracting(Reason::code).containsExactly("PRICE_OUT_OF_RANGE");
  }

  @Test
  void comparesAContractWithItsNewGroupOnceItIsFiledAnew() {
    file(row("b2", "C1", "A", "100.00"), row("b2", "C2", "A", "900.00"));
    file(row("b2", "C1", "B", "100.00"));

    assertThat(middle("b2", "C1")).containsExactly("C1");
    assertThat(middle("b2", "C2")).containsExactly("C2");
  }

  @Test
  void refusesAContractThatNobodyFiled() {
    assertThat(ask("c5", "b5", "nowhere").reasons())
        .extracting(Reason::code)
        .containsExactly("CONTRACT_UNKNOWN");
    assertThat(ask("c6", "b5", "../%2F?".repeat(100)).reasons())
        .extracting(Reason::code)
        .containsExactly("CONTRACT_UNKNOWN");
  }

  @Test
  void losesNoContractWhenFeedsComeAtTheSameTime() {
    var feeds =
        IntStream.range(0, 8)
            .mapToObj(
                n ->
                    CompletableFuture.runAsync(
                        () ->
                            file(
                                IntStream.range(0, 10)
                                    .mapToObj(i -> row("b7", n + "-" + i, "T", n + i + ".00"))
                                    .filter(row -> !"0.00".equals(row.get("price")))
                                    .toArray())))
            .toList();
    feeds.forEach(CompletableFuture::join);

    assertThat(middle("b7", "3-1")).hasSize(1);
    file(row("b7", "last", "T", "1.00"));
    assertThat(middle("b7", "3-1")).hasSize(2);
  }

  @Test
  void filesNothingOfAFeedWithAFaultAndListsEveryFault() {
    var bad =
        Map.of("batch", "b/8", "contractNo", "C2", "town", "T", "floorArea", "x", "price", "1");
    caller
        .post(
            FEED,
            TestTokens.client("demo", SCOPE),
            List.of(row("b8", "C1", "T", "1.00"), bad, row("b8", "C3", "A|B", "0.00")))
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.faults[*].pointer")
        .isEqualTo(List.of("/1/floorArea", "/2/price", "/2/town"));

    assertThat(register.find("b8", "C1")).isEmpty();
  }

  @Test
  void takesFiveHundredContractsAnyNumberOfTimes() {
    Object[] rows =
        IntStream.range(0, 500).mapToObj(n -> row("b9", "C" + n, "T" + n % 40, "5.00")).toArray();
    file(rows);
    file(rows);

    assertThat(middle("b9", "C0")).hasSize(1);
  }

  @Test
  void isOpenToTheRightTokenOnly() {
    caller
        .post(FEED, TestTokens.client("demo", "tax.write"), List.of())
        .expectStatus()
        .isForbidden();
    caller.post(FEED, TestTokens.expired("demo", SCOPE), List.of()).expectStatus().isUnauthorized();
    caller
        .get("/api/v1/housing/groups", TestTokens.client("demo", SCOPE))
        .expectStatus()
        .isForbidden();
  }

  @Test
  void showsTheRegisterToNobodyWithoutItsToken() {
    String uri = "/register/contracts?batch=b&contractNo=c";
    caller.plain().get().uri(uri).exchange().expectStatus().isUnauthorized();
    caller
        .plain()
        .get()
        .uri(uri)
        .header("Register-Token", "guessed")
        .exchange()
        .expectStatus()
        .isUnauthorized();
  }

  private void file(Object... rows) {
    caller.feed(FEED, SCOPE, List.of(rows));
  }

  private StepAnswered ask(String caseId, String batch, String contractNo) {
    return exchange.ask(caseId, "contract", Map.of("batch", batch, "contractNo", contractNo));
  }

  private List<String> middle(String batch, String contractNo) {
    return register.find(batch, contractNo).orElseThrow().middle().stream()
        .map(middle -> middle.contractNo())
        .toList();
  }

  private static Map<String, Object> row(
      String batch, String contractNo, String town, String price) {
    return Map.of(
        "batch", batch,
        "contractNo", contractNo,
        "town", town,
        "flatType", "3 ROOM",
        "floorArea", "1.0",
        "price", price);
  }
}
