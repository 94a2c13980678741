package lianban.launcher.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * What a single-node broker is configured with.
 *
 * @param host the address both listeners bind to and clients are told to use
 * @param port the clients' port
 * @param controllerPort the controller's port
 * @param folder where the log lies
 */
record BrokerSettings(String host, int port, int controllerPort, Path folder) {

  /** One node has nobody to replicate to, so every internal topic must be content with one copy. */
  private static final Map<String, String> SINGLE_NODE =
      Map.of(
          "offsets.topic.replication.factor", "1",
          "transaction.state.log.replication.factor", "1",
          "transaction.state.log.min.isr", "1",
          "share.coordinator.state.topic.replication.factor", "1",
          "share.coordinator.state.topic.min.isr", "1",
          "min.insync.replicas", "1");

  /** Defaults are meant for large clusters; these keep start, recovery and memory small. */
  private static final Map<String, String> SMALL =
      Map.of(
          "offsets.topic.num.partitions", "4",
          "transaction.state.log.num.partitions", "4",
          "share.coordinator.state.topic.num.partitions", "4",
          "num.network.threads", "2",
          "num.io.threads", "4",
          "background.threads", "2",
          "log.cleaner.dedupe.buffer.size", "8388608");

  private static final Map<String, String> BEHAVIOUR =
      Map.of(
          // After a SIGKILL the controller waits for the old session to end before it lets the node
          // in again.
          "broker.session.timeout.ms", "2000",
          "broker.heartbeat.interval.ms", "500",
          "group.initial.rebalance.delay.ms", "0",
          // Topics are made on purpose, by the exchange, and a misspelt one is an error.
          "auto.create.topics.enable", "false",
          // Events are the shared record; nothing of it ages away.
          "log.retention.ms", "-1");

  Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("process.roles", "broker,controller");
    properties.setProperty("node.id", "1");
    // Named voters instead of a self-made quorum: a change of port is then a change of this file
    // alone.
    properties.setProperty("controller.quorum.voters", "1@" + host + ":" + controllerPort);
    properties.setProperty("controller.listener.names", "CONTROLLER");
    properties.setProperty(
        "listeners",
        "PLAINTEXT://" + host + ":" + port + ",CONTROLLER://" + host + ":" + controllerPort);
    properties.setProperty("advertised.listeners", "PLAINTEXT://" + host + ":" + port);
    properties.setProperty(
        "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    properties.setProperty("log.dirs", folder.resolve("log").toAbsolutePath().toString());
    properties.putAll(SINGLE_NODE);
    properties.putAll(SMALL);
    properties.putAll(BEHAVIOUR);
    return properties;
  }
}
