package lianban.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
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
  private static final Duration WARM_UP = Duration.ofSeconds(15);
  private static final Duration MEASURED = Duration.ofSeconds(15);

  private final URI gateway;
  private final String broker;
  private final String token;
  private final String run = "bench-" + Long.toString(System.currentTimeMillis(), 36);
  private final AtomicLong ids = new AtomicLong();
  private final String padding;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param secret of the housing department's client
   */
  ExchangeBench(URI gateway, String broker, String secret)
      throws IOException, InterruptedException {
    this.gateway = gateway;
    this.broker = broker;
    this.token = token(secret);
    this.padding = "x".repeat(EVENT_BYTES - event(0, "").length());
  }

  /** The figures, as {@code ./lianban bench exchange} prints them. */
  ObjectNode figures() throws Exception {
    ObjectNode figures = JSON.createObjectNode();
    rawProducer(RAW_EVENTS / 4);
    figures.put("rawProducerPerSecond", Math.round(rawProducer(RAW_EVENTS)));
    asFastAsPossible(BATCH_CONNECTIONS, BATCH, WARM_UP);
    figures.put(
        "batchPublishPerSecond", Math.round(asFastAsPossible(BATCH_CONNECTIONS, BATCH, MEASURED)));
    asFastAsPossible(SINGLE_CONNECTIONS, 1, WARM_UP);
    figures.put(
        "singlePublishPerSecond", Math.round(asFastAsPossible(SINGLE_CONNECTIONS, 1, MEASURED)));
    figures.put("singlePublishP99Ms", paced());
    return figures;
  }

  /** Events a second that a producer of its own brings to the broker, which has them all. */
  private double rawProducer(int events) throws Exception {
    Map<String, Object> settings = Map.of("bootstrap.servers", broker, "acks", "all");
    String topic = run + "-raw-" + events;
    try (Admin admin = Admin.create(settings)) {
      admin.createTopics(List.of(new NewTopic(topic, 4, (short) 1))).all().get();
    }
    byte[] value = "x".repeat(EVENT_BYTES).getBytes(StandardCharsets.UTF_8);
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      long begun = System.nanoTime();
      for (int i = 0; i < events; i++) {
        byte[] key = String.valueOf(i % SUBJECTS).getBytes(StandardCharsets.UTF_8);
        producer.send(new ProducerRecord<>(topic, key, value));
      }
      producer.flush();
      return events / seconds(begun);
    } finally {
      try (Admin admin = Admin.create(settings)) {
        admin.deleteTopics(List.of(topic)).all().get();
      }
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
    for (var one : work) {
      one.get();
    }
    return acknowledged.get() / seconds(begun);
  }

  /**
   * The time of the slowest hundredth of single events at a thousand a second, in milliseconds,
   * from when each was due: what waits because another is slow counts as slow.
   */
  private double paced() throws Exception {
    var times = new ConcurrentLinkedQueue<Long>();
    var underWay = new Semaphore(0);
    long begun = System.nanoTime();
    int events = (int) (PACE * MEASURED.toSeconds());
    for (int i = 0; i < events; i++) {
      long due = begun + i * (1_000_000_000L / PACE);
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      threads.submit(
          () -> {
            publish(1);
            times.add(System.nanoTime() - due);
            underWay.release();
            return null;
          });
    }
    if (!underWay.tryAcquire(events, 1, TimeUnit.MINUTES)) {
      throw new IOException("only " + times.size() + " of " + events + " events were acknowledged");
    }
    long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
    return Math.round(sorted[sorted.length * 99 / 100] / 10_000.0) / 100.0;
  }

  private void publish(int together) throws IOException, InterruptedException {
    String[] events =
        IntStream.range(0, together)
            .mapToObj(i -> event(ids.getAndIncrement(), padding))
            .toArray(String[]::new);
    var request =
        HttpRequest.newBuilder(gateway.resolve("/api/v1/events"))
            .header("Authorization", "Bearer " + token)
            .header(
                "Content-Type",
                together == 1
                    ? "application/cloudevents+json"
                    : "application/cloudevents-batch+json")
            .POST(
                BodyPublishers.ofString(
                    together == 1 ? events[0] : "[" + String.join(",", events) + "]"))
            .build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    boolean isTaken =
        together == 1
            ? answer.statusCode() == 201
            : answer.statusCode() == 200
                && JSON.readTree(answer.body()).path("accepted").asInt() == together;
    if (!isTaken) {
      throw new IOException("not taken in: " + answer.statusCode() + " " + answer.body());
    }
  }

  private String event(long id, String padding) {
    return """
    {"specversion":"1.0","id":"%s-%09d","source":"/housing/bench","type":"housing.contract.filed",\
    "subject":"S-%03d","datacontenttype":"application/json","padding":"%s",\
    "data":{"contractNo":"C-1","propertyNo":"P-1","price":"1.00","filedAt":"2026-11-22T08:15:30Z"}}"""
        .formatted(run, id, id % SUBJECTS, padding);
  }

  private String token(String secret) throws IOException, InterruptedException {
    String pair = "housing:" + secret;
    var request =
        HttpRequest.newBuilder(gateway.resolve("/oauth2/token"))
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=client_credentials"))
            .build();
    String answer = http.send(request, BodyHandlers.ofString()).body();
    return JSON.readTree(answer).path("access_token").asString();
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1_000_000_000.0;
  }

  @Override
  public void close() {
    threads.close();
    http.close();
  }
}
