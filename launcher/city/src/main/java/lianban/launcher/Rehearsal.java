package lianban.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lianban.launcher.city.CityConfig;
import lianban.launcher.demo.Demo;
import lianban.launcher.demo.TransferSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a training run works on, so that the processes learn what will be asked of them: the cases
 * of the sample, then events one by one and in batches. What comes of it is of no interest.
 */
final class Rehearsal {

  private static final String CLIENT = "housing";
  private static final int ROUNDS = 60;
  private static final int AT_ONCE = 32;
  private static final int BATCH = 50;

  private final CityConfig city;

  Rehearsal(CityConfig city) {
    this.city = city;
  }

  void run() {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    new Demo(new TransferSource.Sample(), Demo.Settings.USUAL, nowhere)
        .run(() -> DemoSession.door(city), false);
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      String token = token(http);
      for (int round = 0; round < ROUNDS; round++) {
        publish(http, token, round);
      }
    } catch (IOException e) {
      // What was learnt until then is learnt.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void publish(HttpClient http, String token, int round) {
    List<CompletableFuture<HttpResponse<Void>>> answers = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      String id = round + "-" + i;
      String batch =
          IntStream.range(0, BATCH)
              .mapToObj(n -> event(id + "-" + n))
              .collect(Collectors.joining(",", "[", "]"));
      boolean single = i % 4 > 0;
      HttpRequest request =
          HttpRequest.newBuilder(city.gateway().resolve("/api/v1/events"))
              .header("Authorization", "Bearer " + token)
              .header(
                  "Content-Type",
                  single ? "application/cloudevents+json" : "application/cloudevents-batch+json")
              .POST(BodyPublishers.ofString(single ? event(id) : batch))
              .build();
      answers.add(http.sendAsync(request, BodyHandlers.discarding()));
    }
    answers.forEach(answer -> answer.exceptionally(lost -> null).join());
  }

  private static String event(String id) {
    return """
    {"specversion":"1.0","id":"%s","source":"/housing/rehearsal","type":"housing.contract.filed",\
    "subject":"S-%s","datacontenttype":"application/json",\
    "data":{"contractNo":"C-1","propertyNo":"P-1","price":"1.00","filedAt":"2026-01-01T08:00:00Z"}}"""
        .formatted(id, id);
  }

  private String token(HttpClient http) throws IOException, InterruptedException {
    String pair = CLIENT + ":" + city.secrets().get(CLIENT);
    String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    var request =
        HttpRequest.newBuilder(city.gateway().resolve("/oauth2/token"))
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=client_credentials"))
            .build();
    String answer = http.send(request, BodyHandlers.ofString()).body();
    return JsonMapper.shared().readTree(answer).path("access_token").asString("");
  }
}
