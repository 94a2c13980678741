package lianban.verification.architecture;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where a code base lies: the real one below {@code lianban}, a fixture below its own package.
 *
 * @param root the package that stands for {@code lianban}
 * @param kernelTypes how many types the kernel there may have
 */
record Place(String root, int kernelTypes) {

  /** The packages of the services, which meet on the wire only. */
  static final List<String> SERVICES =
      List.of(
          "gateway",
          "registry",
          "identity",
          "catalog",
          "exchange",
          "rating",
          "housing",
          "tax",
          "publicsecurity",
          "registration",
          "utilities");

  /** Services that are built of features; the others are doors through and through. */
  static final List<String> FEATURED =
      SERVICES.stream()
          .filter(s -> !List.of("gateway", "registry", "identity").contains(s))
          .toList();

  static final Place CODE = new Place("lianban", 25);

  /** The fixture of a rule; its kernel has room for one type. */
  static Place fixture(String name) {
    return new Place("lianban.verification.architecture.fixtures." + name, 1);
  }

  /** A package and everything below it. */
  String in(String part) {
    return root + "." + part + "..";
  }

  /** The same for several. */
  String[] in(List<String> parts) {
    return parts.stream().map(this::in).toArray(String[]::new);
  }

  /** Services and all that services are made of, in other words what a city runs in production. */
  String[] production() {
    return Stream.concat(
            SERVICES.stream(), Stream.of("kernel", "proof", "condition", "service", "department"))
        .map(this::in)
        .toArray(String[]::new);
  }

  /** The service that a package belongs to, empty if to none. */
  String serviceOf(String packageName) {
    return SERVICES.stream()
        .filter(s -> (packageName + ".").startsWith(root + "." + s + "."))
        .findFirst()
        .orElse("");
  }
}
