package lianban.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How many events of a kilobyte a second the running city takes in through its gateway, against a
 * plain Kafka producer on the same broker in the same run.
 */
final class ExchangeBench implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int EVENT_BYTES = 1_024;
  private static final int SUBJECTS = 1_000;
  private static final int RAW_EVENTS = 200_000;
  private static final int BATCH = 100;
  private static final int BATCH_CONNECTIONS = 16;
  private static final int SINGLE_CONNECTIONS = 64;
  private static final int PACE = 1_000;
  private static final Duration MEASURED = Duration.ofSeconds(15);
  private static final Duration WARM_UP_ROUND = Duration.ofSeconds(10);

  /** A city is warm when so many rounds brought no more than this above the best before. */
  private static final int ROUNDS_WITHOUT_GAIN = 3;

  private static final double GAIN = 1.03;
  private static final int MOST_ROUNDS = 24;

  private final PrintStream progress;
  private final ObjectNode figures = JSON.createObjectNode();
  private final Map<String, Object> kafka;
  private final NumberedEvents events;
  private final String run;
  private final AtomicLong ids = new AtomicLong();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param events that the housing department publishes
   * @param kafka how to reach the broker, as a user that may make topics
   */
  ExchangeBench(PrintStream progress, NumberedEvents events, Map<String, Object> kafka) {
    this.progress = progress;
    this.events = events;
    this.kafka = kafka;
    this.run = events.run();
  }

  /**
   * The figures, as {@code ./lianban bench exchange} prints them; null where what was asked for was
   * turned away.
   */
  ObjectNode figures() throws Exception {
    rawProducer(RAW_EVENTS / 4);
    measured("rawProducerPerSecond", rawProducer(RAW_EVENTS));
    warmUp(BATCH_CONNECTIONS, BATCH);
    measured("batchPublishPerSecond", asFastAsPossible(BATCH_CONNECTIONS, BATCH, MEASURED));
    warmUp(SINGLE_CONNECTIONS, 1);
    measured("singlePublishPerSecond", asFastAsPossible(SINGLE_CONNECTIONS, 1, MEASURED));
    measured("singlePublishP99Ms", paced());
    return figures;
  }

  private void measured(String name, @Nullable Double figure) {
    progress.println("  " + name + " " + figure);
    if (figure == null) {
      figures.putNull(name);
    } else {
      figures.put(name, Math.round(figure * 10) / 10.0);
    }
  }

  /** Events a second that a producer of its own brings to the broker, which has them all. */
  private double rawProducer(int events) throws Exception {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put("acks", "all");
    String topic = run + "-raw-" + events;
    try (Admin admin = Admin.create(settings)) {
      admin.createTopics(List.of(new NewTopic(topic, 4, (short) 1))).all().get();
    }
    byte[] value = "x".repeat(EVENT_BYTES).getBytes(StandardCharsets.UTF_8);
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      var sent = new ArrayList<Future<?>>(events);
      long begun = System.nanoTime();
      for (int i = 0; i < events; i++) {
        byte[] key = String.valueOf(i % SUBJECTS).getBytes(StandardCharsets.UTF_8);
        sent.add(producer.send(new ProducerRecord<>(topic, key, value)));
      }
      for (Future<?> one : sent) {
        one.get();
      }
      return events / seconds(begun);
    } finally {
      try (Admin admin = Admin.create(settings)) {
        admin.deleteTopics(List.of(topic)).all().get();
      }
    }
  }

  /**
   * Until it gets no faster: a busy process is compiled while it works, for minutes, and what is
   * asked here is how a city works that has been up for longer.
   */
  private void warmUp(int connections, int together) throws Exception {
    double best = 0;
    int withoutGain = 0;
    for (int i = 0; i < MOST_ROUNDS && withoutGain < ROUNDS_WITHOUT_GAIN; i++) {
      double rate = asFastAsPossible(connections, together, WARM_UP_ROUND);
      progress.printf("  warming up: %.0f events a second%n", rate);
      withoutGain = rate > best * GAIN ? 0 : withoutGain + 1;
      best = Math.max(best, rate);
    }
  }

  /** Events a second that are acknowledged when every connection sends as soon as it may. */
  private double asFastAsPossible(int connections, int together, Duration time) throws Exception {
    long begun = System.nanoTime();
    long end = begun + time.toNanos();
    var acknowledged = new AtomicLong();
    var work = new ArrayList<Future<?>>();
    for (int i = 0; i < connections; i++) {
      work.add(
          threads.submit(
              () -> {
                while (System.nanoTime() < end) {
                  publish(together);
                  acknowledged.addAndGet(together);
                }
                return null;
              }));
    }
    for (Future<?> one : work) {
      one.get();
    }
    return acknowledged.get() / seconds(begun);
  }

  /**
   * The time of the slowest hundredth of single events at a thousand a second, in milliseconds,
   * from when each was due: what waits because another is slow counts as slow.
   *
   * @return null if any was turned away
   */
  private @Nullable Double paced() throws Exception {
    var times = new ConcurrentLinkedQueue<Long>();
    var refused = new AtomicReference<@Nullable IOException>();
    var done = new Semaphore(0);
    long begun = System.nanoTime();
    int events = (int) (PACE * MEASURED.toSeconds());
    for (int i = 0; i < events; i++) {
      long due = begun + i * (1_000_000_000L / PACE);
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      threads.execute(
          () -> {
            try {
              publish(1);
              times.add(System.nanoTime() - due);
            } catch (IOException e) {
              refused.set(e);
            } finally {
              done.release();
            }
          });
    }
    done.acquire(events);
    if (times.size() < events) {
      progress.println("  " + (events - times.size()) + " events were refused: " + refused.get());
      return null;
    }
    long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
    return sorted[sorted.length * 99 / 100] / 1_000_000.0;
  }

  private void publish(int together) throws IOException {
    events.publish(ids.getAndAdd(together), together);
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1_000_000_000.0;
  }

  @Override
  public void close() {
    threads.close();
  }
}
