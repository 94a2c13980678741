package lianban.verification.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArchitectureTest {

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(Place.CODE.root());

  @ParameterizedTest
  @EnumSource
  void codeKeepsTheRule(Rule rule) {
    rule.on(Place.CODE).check(CODE);
  }

  /** A fixture that broke more than its rule would not show which rule caught what. */
  @ParameterizedTest
  @EnumSource
  void fixtureBreaksTheRuleAndNoOther(Rule rule) {
    Place fixture = rule.fixture();
    JavaClasses classes = new ClassFileImporter().importPackages(fixture.root());
    assertThat(Rule.values())
        .filteredOn(any -> any.on(fixture).allowEmptyShould(true).evaluate(classes).hasViolation())
        .containsExactly(rule);
  }

  /** A rule that finds nothing to look at says nothing; here that counts as broken. */
  @ParameterizedTest
  @EnumSource
  void ruleWithNothingToLookAtFails(Rule rule) {
    Place nowhere = new Place("lianban.nowhere", 25);
    assertThatThrownBy(() -> rule.on(nowhere).check(CODE))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("failed to check any classes");
  }

  @Test
  void everyServiceIsLookedAt() {
    var seen =
        CODE.stream()
            .map(type -> Place.CODE.serviceOf(type.getPackageName()))
            .filter(service -> !service.isEmpty())
            .collect(Collectors.toSet());
    assertThat(seen).containsExactlyInAnyOrderElementsOf(Place.SERVICES);
  }
}
