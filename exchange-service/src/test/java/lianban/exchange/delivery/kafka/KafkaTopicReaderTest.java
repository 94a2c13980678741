package lianban.exchange.delivery.kafka;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class KafkaTopicReaderTest extends TopicReaderContract {

  private static TestTopics topics;
  private static KafkaTopicReader reader;

  @BeforeAll
  static void start() {
    topics = new TestTopics();
    reader = new KafkaTopicReader(topics.consumers(), 3);
  }

  @AfterAll
  static void stop() {
    reader.destroy();
    topics.close();
  }

  @Override
  TestTopics topics() {
    return topics;
  }

  @Override
  KafkaTopicReader reader() {
    return reader;
  }
}
