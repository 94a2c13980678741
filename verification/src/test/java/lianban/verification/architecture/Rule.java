package lianban.verification.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.conditions.ArchConditions.haveNameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static lianban.verification.architecture.Conditions.beInANullMarkedPackage;
import static lianban.verification.architecture.Conditions.beNoMoreThan;
import static lianban.verification.architecture.Conditions.dependOnAnotherService;
import static lianban.verification.architecture.Conditions.haveAnExactType;
import static lianban.verification.architecture.Conditions.readTheSystemClock;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Locale;
import java.util.function.Function;

/** The rules. Each has a fixture in the package of its own name, which breaks this rule. */
enum Rule {
  /** Services meet in HTTP, Kafka and the kernel. */
  SERVICES_NEVER_IMPORT_EACH_OTHER(
      at ->
          noClasses()
              .that(resideInAnyPackage(at.in(Place.SERVICES)))
              .should(dependOnAnotherService(at))),

  /** Wire types must fit into any process, whatever it is built with. */
  KERNEL_KNOWS_NO_TECHNOLOGY(
      at ->
          noClasses()
              .that(resideInAPackage(at.in("kernel")))
              .should(dependOnClassesThat(resideInAnyPackage(Technology.ANY)))),

  /** A kernel that grows becomes the drawer for everything. */
  KERNEL_STAYS_TINY(
      at ->
          classes()
              .that(resideInAPackage(at.in("kernel")))
              .and()
              .areTopLevelClasses()
              .and()
              .doNotHaveSimpleName("package-info")
              .should(beNoMoreThan(at.kernelTypes()))),

  WEB_STAYS_IN_HTTP_PACKAGES(at -> technologyStaysIn("http", Technology.WEB, at)),
  KAFKA_STAYS_IN_KAFKA_PACKAGES(at -> technologyStaysIn("kafka", Technology.KAFKA, at)),
  MONGO_STAYS_IN_MONGO_PACKAGES(at -> technologyStaysIn("mongo", Technology.MONGO, at)),

  /** Deciding needs no framework, so it is tested without one. */
  CORE_IS_PURE(
      at ->
          noClasses()
              .that(pureCore(at))
              .should()
              .transitivelyDependOnClassesThat(resideInAnyPackage(Technology.ANY))),

  /** Time comes in from outside, so that a test can set it. */
  ONLY_CONFIGURATION_READS_THE_CLOCK(
      at ->
          noClasses()
              .that(resideInAnyPackage(at.production()))
              .and(not(wiring()))
              .should(readTheSystemClock())),

  /** What a class needs stands in its constructor; settings are bound once, to a record. */
  NOTHING_IS_INJECTED_INTO_FIELDS(
      at ->
          noClasses()
              .that(resideInAnyPackage(at.production()))
              .should(
                  dependOnClassesThat(
                      JavaClass.Predicates.belongToAnyOf(
                              org.springframework.beans.factory.annotation.Autowired.class,
                              org.springframework.beans.factory.annotation.Value.class)
                          .or(resideInAnyPackage("jakarta.inject.."))))),

  /** The document driver hands out its own dates; nobody else may. */
  DATES_ARE_OF_JAVA_TIME(
      at ->
          noClasses()
              .that(resideInAnyPackage(at.production()))
              .and(not(resideInAPackage("..mongo..")))
              .should(
                  dependOnClassesThat(JavaClass.Predicates.belongToAnyOf(java.util.Date.class)))),

  SERVICES_WRITE_LOGS_NOT_STREAMS(
      at -> noClasses().that(resideInAnyPackage(at.production())).should(ACCESS_STANDARD_STREAMS)),

  /** Otherwise the null checks of the build pass over the package in silence. */
  EVERY_PACKAGE_IS_NULL_MARKED(
      at -> classes().that(resideInAPackage(at.root() + "..")).should(beInANullMarkedPackage())),

  NOTHING_DEPENDS_ON_WHAT_ONLY_STARTS_OR_CHECKS(
      at ->
          noClasses()
              .that(resideInAnyPackage(at.production()))
              .should(
                  dependOnClassesThat(
                      resideInAnyPackage(
                          at.in("launcher"), at.in("verification"), at.in("benchmarks"))))),

  /** Names that say nothing of what a class is for. */
  NAMES_SAY_WHAT_A_CLASS_IS(
      at ->
          noClasses()
              .that(resideInAPackage(at.root() + ".."))
              .should(haveNameMatching(".*(Manager|Helper|Utils?|Impl|Base|DTO|Dto|VO)"))),

  MONEY_IS_EXACT(
      at ->
          fields()
              .that()
              .areDeclaredInClassesThat(
                  resideInAnyPackage(
                      at.in("kernel"),
                      at.in("exchange"),
                      at.in("housing"),
                      at.in("tax"),
                      at.in("registration")))
              .should(haveAnExactType()));

  @SuppressWarnings("ImmutableEnumChecker") // a function of its argument alone
  private final Function<Place, ArchRule> rule;

  Rule(Function<Place, ArchRule> rule) {
    this.rule = rule;
  }

  ArchRule on(Place place) {
    return rule.apply(place).as(name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  /** The code base that breaks this rule. */
  Place fixture() {
    return Place.fixture(name().toLowerCase(Locale.ROOT).replace("_", ""));
  }

  private static ArchRule technologyStaysIn(String leaf, String[] technology, Place at) {
    return noClasses()
        .that(resideInAnyPackage(at.in(Place.FEATURED)))
        .and(not(resideInAPackage(".." + leaf + "..")))
        .and(not(wiring()))
        .should(dependOnClassesThat(resideInAnyPackage(technology)));
  }

  /** The classes that put a process together, and may therefore know everything in it. */
  private static DescribedPredicate<JavaClass> wiring() {
    return DescribedPredicate.describe(
        "wiring",
        type ->
            outermost(type).getSimpleName().endsWith("Configuration")
                || outermost(type).getSimpleName().endsWith("Application"));
  }

  /** Every policy; and in approval everything that is neither shell nor wiring. */
  private static DescribedPredicate<JavaClass> pureCore(Place at) {
    String approval = at.root() + ".exchange.approval";
    return resideInAnyPackage(at.in(Place.SERVICES))
        .and(
            DescribedPredicate.describe(
                "pure core",
                type -> {
                  String name = outermost(type).getSimpleName();
                  return name.endsWith("Policy")
                      || (type.getPackageName().equals(approval)
                          && !name.matches(".*(Service|Configuration)|Filing"));
                }));
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(Rule::outermost).orElse(type);
  }
}
