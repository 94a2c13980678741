package lianban.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import lianban.condition.Condition.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {

  private static final Map<String, Object> FORM =
      Map.of(
          "price",
          "1267000.00",
          "rooms",
          3,
          "area",
          new BigDecimal("88.5"),
          "huge",
          new BigInteger("9007199254740993"),
          "mortgage",
          true,
          "buyer",
          Map.of("idType", "111", "name", "王小明"),
          "owners",
          List.of(Map.of("age", 17), Map.of("age", 40)));
  private static final Map<String, Object> RESULTS =
      Map.of("title-check", Map.of("mortgaged", true), "tax", Map.of());

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          form.mortgage                                  ; HOLDS
          !form.mortgage                                 ; FAILS
          double(form.price) > 1000000.0                 ; HOLDS
          form.rooms >= 3 && form.area < 90.0            ; HOLDS
          form.area > 90                                 ; FAILS
          form.huge == 9007199254740993                  ; HOLDS
          form.buyer.idType == "001"                     ; FAILS
          form.buyer.name.startsWith("王")               ; HOLDS
          form.owners.exists(owner, owner.age < 18)      ; HOLDS
          form.owners.all(owner, owner.age < 18)         ; FAILS
          has(form.seller) && form.seller.name == "x"    ; FAILS
          results["title-check"].mortgaged               ; HOLDS
          has(results.tax.amount)                        ; FAILS
          form.seller.name == "x"                        ; UNDECIDABLE
          form.rooms == 3 || form.seller.name == "x"     ; HOLDS
          form.rooms / 0 == 1                            ; UNDECIDABLE
          this is no expression                          ; UNDECIDABLE
          """)
  void judgesCaseData(String expression, Verdict verdict) {
    assertThat(Condition.of(expression).on(FORM, RESULTS)).isEqualTo(verdict);
  }

  @Test
  void givesUpOnMoreIterationsThanAreAllowed() {
    Map<String, Object> long_ = Map.of("list", IntStream.range(0, 100).boxed().toList());
    String nested = "form.list.all(a, form.list.all(b, a + b >= 0))";

    assertThat(Condition.of(nested).on(long_, Map.of())).isEqualTo(Verdict.UNDECIDABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "form.getClass() == null",
        "java.lang.System.exit(0) == 1",
        "form.list.map(x, x) == []",
        "now() > timestamp('2026-01-01T00:00:00Z')"
      })
  void reachesNothingButTheData(String expression) {
    assertThat(Condition.of(expression).on(FORM, RESULTS)).isEqualTo(Verdict.UNDECIDABLE);
  }
}
