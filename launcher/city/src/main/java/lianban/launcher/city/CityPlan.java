package lianban.launcher.city;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lianban.launcher.city.Part.Kind;

/** Which processes make a city, on which ports, with how much memory: the one table to tune. */
public final class CityPlan {

  /** Where the ports start unless told otherwise. */
  public static final int DEFAULT_PORT_BASE = 8080;

  /** Offset of the broker's second port, on which its controller listens. */
  static final int CONTROLLER_OFFSET = 12;

  /** How many ports follow the base, all of them checked before anything starts. */
  static final int PORTS = 14;

  /** The broker itself, whose password also serves an operator's tools. */
  static final String BROKER = "broker";

  private static final List<String> ANY =
      List.of(
          // The quick compiler alone gets little room by default, and each seventh of it that is
          // filled stops the process for a full collection.
          "-XX:ReservedCodeCacheSize=240m",
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "-Xss512k",
          // Netty and Kafka reach for memory outside the heap; without these every log starts with
          // warnings.
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  /**
   * The quick compiler alone: on few processors the other's own work is not paid back for hours
   * where little is done, and a start takes half the time without it.
   */
  private static final Share USUAL = new Share(192, 80, Compiler.QUICK);

  /** What every request and event passes through has more, and is worth the optimizing compiler. */
  private static final Share BUSY = new Share(320, 128, Compiler.OPTIMIZING);

  /** Open cases and the newest events stay in memory, so that few are read again. */
  private static final Share EXCHANGE = new Share(448, 160, Compiler.OPTIMIZING);

  /** Pages that wait to be written live long, beside those that are kept for reading. */
  private static final Share STORE = new Share(768, 320, Compiler.OPTIMIZING);

  private static final List<Part> PARTS =
      List.of(
          part(BROKER, Kind.BROKER, 11, "launcher/broker", BUSY),
          part("store", Kind.STORE, 13, "launcher/store", STORE),
          part("registry", Kind.REGISTRY, 1, "registry", USUAL),
          part("identity-service", Kind.SERVICE, 2, "identity-service", USUAL),
          part("catalog-service", Kind.SERVICE, 3, "catalog-service", USUAL),
          part("exchange-service", Kind.SERVICE, 4, "exchange-service", EXCHANGE),
          part("rating-service", Kind.SERVICE, 5, "rating-service", USUAL),
          part("gateway", Kind.SERVICE, 0, "gateway", BUSY),
          part("housing", Kind.SERVICE, 6, "departments/housing", USUAL),
          part("tax", Kind.SERVICE, 7, "departments/tax", USUAL),
          part("public-security", Kind.SERVICE, 8, "departments/public-security", USUAL),
          part("registration", Kind.SERVICE, 9, "departments/registration", USUAL),
          part("utilities", Kind.SERVICE, 10, "departments/utilities", USUAL));

  /**
   * Clients that identity-service is told secrets of; those that are no process belong to people
   * and tools.
   */
  static final List<String> CLIENTS =
      List.of(
          "housing",
          "tax",
          "public-security",
          "registration",
          "utilities",
          "exchange-service",
          "rating-service",
          "catalog-service",
          "window",
          "demo");

  /** Users of the broker: each process that reads or writes events, under its own name. */
  static final List<String> KAFKA_USERS =
      List.of(
          BROKER,
          "exchange-service",
          "rating-service",
          "catalog-service",
          "housing",
          "tax",
          "public-security",
          "registration",
          "utilities");

  private CityPlan() {}

  /**
   * The parts to start, foundations first.
   *
   * @param environment the caller's variables; a broker or store that they name elsewhere is left
   *     out
   */
  public static List<Part> parts(Map<String, String> environment) {
    return PARTS.stream()
        .filter(p -> p.kind() != Kind.BROKER || !environment.containsKey("LIANBAN_KAFKA"))
        .filter(p -> p.kind() != Kind.STORE || !environment.containsKey("LIANBAN_MONGODB"))
        .toList();
  }

  /** Every name that {@code logs} understands. */
  public static List<String> names() {
    return Stream.concat(PARTS.stream().map(Part::name), Stream.of("supervisor", "build")).toList();
  }

  private static Part part(String name, Kind kind, int offset, String module, Share share) {
    return new Part(
        name, kind, offset, module, Stream.concat(ANY.stream(), share.options()).toList());
  }

  private enum Compiler {
    QUICK,
    OPTIMIZING
  }

  /** Megabytes of heap, those for what is young among them: nearly everything here dies young. */
  private record Share(int megabytes, int young, Compiler compiler) {

    Stream<String> options() {
      Stream<String> heap = Stream.of("-Xmx" + megabytes + "m", "-Xmn" + young + "m");
      return compiler == Compiler.OPTIMIZING
          ? heap
          : Stream.concat(heap, Stream.of("-XX:TieredStopAtLevel=1"));
    }
  }
}
