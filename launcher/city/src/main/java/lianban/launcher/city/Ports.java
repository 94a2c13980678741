package lianban.launcher.city;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lianban.launcher.city.Part.Kind;

/** Which ports a city needs, and which of them are not free. */
final class Ports {

  private Ports() {}

  /** Port → what is to listen there. */
  static Map<Integer, String> needed(CityConfig config) {
    Map<Integer, String> needed = new TreeMap<>();
    for (Part part : config.parts()) {
      needed.put(config.port(part), part.name());
      if (part.kind() == Kind.BROKER) {
        needed.put(config.portBase() + CityPlan.CONTROLLER_OFFSET, "the broker's controller");
      }
    }
    return needed;
  }

  static List<TakenPort> taken(CityConfig config, Listeners listeners) {
    return needed(config).entrySet().stream()
        .filter(e -> !isFree(config.host(), e.getKey()))
        .map(e -> new TakenPort(e.getKey(), e.getValue(), listeners.holder(e.getKey())))
        .toList();
  }

  private static boolean isFree(String host, int port) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(host, port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
