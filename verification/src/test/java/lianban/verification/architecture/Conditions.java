package lianban.verification.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** What ArchUnit has no words for. */
final class Conditions {

  private static final Set<String> FLOATING =
      Set.of("double", "float", "java.lang.Double", "java.lang.Float");

  private Conditions() {}

  static ArchCondition<JavaClass> dependOnAnotherService(Place at) {
    return new ArchCondition<>("depend on another service") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        String own = at.serviceOf(type.getPackageName());
        type.getDirectDependenciesFromSelf()
            .forEach(
                dependency -> {
                  String other = at.serviceOf(dependency.getTargetClass().getPackageName());
                  boolean crosses = !other.isEmpty() && !other.equals(own);
                  events.add(
                      new SimpleConditionEvent(dependency, crosses, dependency.getDescription()));
                });
      }
    };
  }

  static ArchCondition<JavaClass> beNoMoreThan(int limit) {
    return new ArchCondition<>("be no more than " + limit) {
      private int count;

      @Override
      public void init(Collection<JavaClass> all) {
        count = all.size();
      }

      @Override
      public void check(JavaClass type, ConditionEvents events) {
        events.add(
            new SimpleConditionEvent(
                type, count <= limit, type.getName() + " is one of " + count + " types"));
      }
    };
  }

  /** Calls that ask the machine for the time instead of an injected clock. */
  static ArchCondition<JavaClass> readTheSystemClock() {
    return ArchConditions.callMethodWhere(
        DescribedPredicate.describe("it reads the system clock", Conditions::isClockReading));
  }

  private static boolean isClockReading(JavaMethodCall call) {
    String owner = call.getTargetOwner().getName();
    String method = call.getName();
    return switch (owner) {
      case "java.lang.System" -> method.equals("currentTimeMillis");
      case "java.time.Clock", "java.time.InstantSource" -> method.startsWith("system");
      default ->
          owner.startsWith("java.time.")
              && method.equals("now")
              && call.getTarget().getRawParameterTypes().stream()
                  .noneMatch(parameter -> parameter.getName().equals("java.time.Clock"));
    };
  }

  static ArchCondition<JavaClass> beInANullMarkedPackage() {
    return new ArchCondition<>("be in a package marked @NullMarked") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean marked =
            type.getPackage()
                .tryGetPackageInfo()
                .filter(info -> info.isAnnotatedWith(NullMarked.class))
                .isPresent();
        events.add(
            new SimpleConditionEvent(
                type, marked, "package " + type.getPackageName() + " is not marked @NullMarked"));
      }
    };
  }

  static ArchCondition<JavaField> haveAnExactType() {
    return new ArchCondition<>("have an exact type") {
      @Override
      public void check(JavaField field, ConditionEvents events) {
        boolean exact =
            field.getAllInvolvedRawTypes().stream()
                .noneMatch(type -> FLOATING.contains(type.getName()));
        events.add(
            new SimpleConditionEvent(field, exact, field.getFullName() + " is no exact decimal"));
      }
    };
  }
}
