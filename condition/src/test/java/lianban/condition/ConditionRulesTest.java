package lianban.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import lianban.condition.ConditionRules.Flaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ConditionRulesTest {

  private static final String SCHEMA =
      """
      {"type": "object",
       "properties": {
         "price": {"type": "string"}, "rooms": {"type": "integer"}, "area": {"type": "number"},
         "mortgage": {"type": "boolean"}, "use": {"enum": ["home", "shop"]},
         "buyer": {"$ref": "#/$defs/party"},
         "owners": {"type": "array", "items": {"$ref": "#/$defs/party"}},
         "more": {"type": "object"}},
       "$defs": {"party": {"type": "object", "properties": {
         "idType": {"enum": ["111", "001"]}, "age": {"type": "integer"}}}}}
      """;

  private final ConditionRules rules = new ConditionRules(new JsonMapper().readTree(SCHEMA));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "form.mortgage",
        "double(form.price) > 1000000.0 && form.area < 90",
        "form.use == 'shop'",
        "form.buyer.idType == '001'",
        "form.owners.exists(o, o.age < 18)",
        "has(form.buyer) && form.more.anything == 3",
        "results['title'].mortgaged == true",
        "has(results.title.mortgaged)"
      })
  void acceptsWhatTheFormPromises(String expression) {
    assertThat(rules.flaws(expression, Set.of("title"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          form.colour == "red"            | undefined field 'colour'
          form.buyer.nme == "x"           | undefined field 'nme'
          form.owners.all(o, o.nme == "") | undefined field 'nme'
          form.rooms == "three"           | no matching overload
          form.price > 3                  | no matching overload
          form.rooms                      | expected type 'bool'
          form.rooms >                    | mismatched input
          case.result                     | undeclared reference
          results["tax"].amount == 1      | Step "tax" is not decided before this one.
          results[form.price].amount == 1 | results is asked for one step by its id
          size(results) > 1               | results is asked for one step by its id
          form.owners.map(o, o.age) == [] | undeclared reference
          """)
  void findsWhatIsWrong(String expression, String message) {
    assertThat(rules.flaws(expression, Set.of("title")))
        .isNotEmpty()
        .anySatisfy(flaw -> assertThat(flaw.message()).contains(message));
  }

  @Test
  void tellsWhereItIsWrong() {
    assertThat(rules.flaws("form.mortgage &&\n  form.colour == 'red'", Set.of()))
        .extracting(Flaw::line, Flaw::column)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(2, 7));
  }

  @Test
  void refusesAnExpressionThatIsTooLong() {
    assertThat(rules.flaws("true" + " && true".repeat(200), Set.of())).isNotEmpty();
  }

  @Test
  void refusesAnExpressionThatIsNestedTooDeep() {
    assertThat(rules.flaws("(".repeat(60) + "true" + ")".repeat(60), Set.of())).isNotEmpty();
  }
}
