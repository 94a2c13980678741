package lianban.catalog.definition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternRuleTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^[0-9A-Z]{18}$",
        "^(?![0.]+$)(0|[1-9][0-9]{0,11})(\\.[0-9]{1,2})?$",
        "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(Z|[+-]\\d{2}:\\d{2})$",
        "^([0-9]{2}-){3}[a-z]+$",
        "\\S",
        "^[\\]x]*?$"
      })
  void acceptsPatternsThatRunInBoundedTime(String regex) {
    assertThat(PatternRule.of(regex).fault()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a+)+$",
        "(a|a)*$",
        "(a?){30}a{30}",
        "((ab?)c)*",
        "a{2}{3}",
        "(a)\\1",
        "(?<n>a)\\k<n>",
        "\\Qa+\\E",
        "[a[b]]",
        "(?i)a",
        "(?>a)",
        "a*b*c*d*e",
        "a?b?c?d?e?f?g?h?i?j?k?l?m?",
        "[a",
        "(a"
      })
  void refusesPatternsThatMayRunForAges(String regex) {
    assertThat(PatternRule.of(regex).fault()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a*", "a+", "a{2,}", "(?!a+)b"})
  void noticesRepetitionWithoutBound(String regex) {
    assertThat(PatternRule.of(regex).unbounded()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a?", "a{2}", "a{2,3}", "[a+*]", "\\+"})
  void doesNotMistakeBoundedRepetitionForUnbounded(String regex) {
    assertThat(PatternRule.of(regex)).isEqualTo(new PatternRule.Verdict(null, false));
  }

  @Test
  void refusesPatternsOfUnreasonableLength() {
    assertThat(PatternRule.of("a".repeat(301)).fault()).contains("300");
  }
}
