package lianban.tax;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import lianban.department.test.DepartmentTest;
import lianban.department.test.TestCaller;
import lianban.department.test.TestExchange;
import lianban.kernel.event.BillItem;
import lianban.kernel.event.StepAnswered;
import lianban.kernel.event.StepAnswered.Outcome;
import lianban.service.test.TestTokens;
import lianban.tax.assessment.Assessments;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DepartmentTest
class TaxTest {

  @Autowired TestExchange exchange;
  @Autowired TestCaller caller;
  @Autowired Assessments assessments;

  @Test
  void assessesAndBillsTheDeedTax() {
    StepAnswered answer =
        exchange.ask("c1", "tax", Map.of("price", "888888.88", "floorArea", "140.5"));

    assertThat(answer.outcome()).isEqualTo(Outcome.APPROVED);
    assertThat(answer.items())
        .containsExactly(new BillItem("deed-tax", "Deed tax", new BigDecimal("13333.33")));
    assertThat(answer.result()).containsEntry("assessment", "13333.33");
  }

  @Test
  void keepsOneAssessmentForACase() {
    exchange.ask("c2", "tax", 1, Map.of("price", "100000.00", "floorArea", "140"));
    exchange.ask("c2", "tax", 2, Map.of("price", "200000.00", "floorArea", "140"));

    assertThat(assessments.of("c2"))
        .hasValueSatisfying(kept -> assertThat(kept.amount()).isEqualTo("2000.00"));
    assertThat(assessments.of("c3")).isEmpty();
  }

  @Test
  void putsAsideAPriceThatIsNone() {
    exchange.request("c4-1", "c4", "tax", 1, Map.of("price", "free", "floorArea", "44.0"));

    assertThat(exchange.deadLetter("c4-1").key()).isEqualTo("c4");
  }

  @Test
  void isOpenToNobody() {
    caller
        .get("/api/v1/tax/assessments", TestTokens.client("demo", "tax.write"))
        .expectStatus()
        .isForbidden();
    caller.plain().get().uri("/").exchange().expectStatus().isUnauthorized();
    caller.plain().get().uri("/actuator/health").exchange().expectStatus().isOk();
  }
}
