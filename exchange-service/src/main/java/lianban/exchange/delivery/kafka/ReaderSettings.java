package lianban.exchange.delivery.kafka;

import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** What consumers that read for subscribers have in common: they belong to no group. */
final class ReaderSettings {

  private ReaderSettings() {}

  /**
   * Settings in addition to the service's.
   *
   * @param fetchBytes most that one answer of the broker has, beyond a record larger than it
   * @param partitionBytes most of it that is of one partition
   * @param waitMillis how long the broker waits for an event before it answers that there is none
   */
  static Properties of(int fetchBytes, int partitionBytes, int waitMillis) {
    Properties settings = new Properties();
    // A position that is not there is told to the reader, never mended in silence.
    settings.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    // What a producer took back was never published.
    settings.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    settings.setProperty(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, String.valueOf(fetchBytes));
    settings.setProperty(
        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, String.valueOf(partitionBytes));
    // Whoever has the consumer next cannot ask the broker before its last question is answered.
    settings.setProperty(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, String.valueOf(waitMillis));
    settings.setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "500");
    settings.setProperty(ConsumerConfig.METADATA_MAX_AGE_CONFIG, "2000");
    settings.setProperty(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "5000");
    settings.setProperty(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000");
    return settings;
  }
}
