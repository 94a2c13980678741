package lianban.launcher.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * What a single-node broker is configured with. Whoever connects names a user and proves to know
 * the password, and may do only what a list allows; nobody is anonymous. No password stands in the
 * properties: they refer to the variable that holds it.
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

  /** Those who are no list's subject: the broker, and the exchange, which makes the lists. */
  private static final String SUPER_USERS = "User:broker;User:exchange-service";

  private static final String MECHANISM = "SCRAM-SHA-512";
  private static final String CREDENTIALS = UserCredentials.class.getName();

  /**
   * As whom the broker talks to its controller. The password is put in by the broker when it reads
   * its configuration.
   */
  private static final String OWN_LOG_IN =
      "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"${env:%s}\";"
          .formatted(BrokerUsers.BROKER, BrokerUsers.VARIABLE);

  private static final Map<String, String> ACCESS =
      Map.ofEntries(
          Map.entry("config.providers", "env"),
          Map.entry(
              "config.providers.env.class",
              "org.apache.kafka.common.config.provider.EnvVarConfigProvider"),
          Map.entry(
              "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer"),
          Map.entry("allow.everyone.if.no.acl.found", "false"),
          Map.entry("super.users", SUPER_USERS),
          Map.entry(
              "listener.security.protocol.map", "CLIENT:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT"),
          Map.entry("inter.broker.listener.name", "CLIENT"),
          Map.entry("sasl.enabled.mechanisms", MECHANISM),
          Map.entry("sasl.mechanism.inter.broker.protocol", MECHANISM),
          Map.entry("sasl.mechanism.controller.protocol", MECHANISM),
          Map.entry(of("client", "sasl.jaas.config"), OWN_LOG_IN),
          Map.entry(of("controller", "sasl.jaas.config"), OWN_LOG_IN),
          // Kafka looks users up in its metadata, which a controller has yet to load; these answer
          // at once.
          Map.entry(of("client", "sasl.server.callback.handler.class"), CREDENTIALS),
          Map.entry(of("controller", "sasl.server.callback.handler.class"), CREDENTIALS));

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
        "CLIENT://" + host + ":" + port + ",CONTROLLER://" + host + ":" + controllerPort);
    properties.setProperty("advertised.listeners", "CLIENT://" + host + ":" + port);
    properties.setProperty("log.dirs", folder.resolve("log").toAbsolutePath().toString());
    properties.putAll(SINGLE_NODE);
    properties.putAll(SMALL);
    properties.putAll(BEHAVIOUR);
    properties.putAll(ACCESS);
    return properties;
  }

  /** A setting of one listener and of the mechanism. */
  private static String of(String listener, String setting) {
    return "listener.name.%s.scram-sha-512.%s".formatted(listener, setting);
  }
}
