package lianban.department;

import io.cloudevents.CloudEvent;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

final class InMemoryKeptAnswers implements KeptAnswers {

  private final Map<String, Kept> answers = new ConcurrentHashMap<>();

  private record Kept(CloudEvent answer, Instant at) {}

  @Override
  public CloudEvent keep(CloudEvent answer, Instant now) {
    return answers.computeIfAbsent(answer.getId(), _ -> new Kept(answer, now)).answer;
  }

  @Override
  public void forget(Instant before) {
    answers.values().removeIf(kept -> kept.at.isBefore(before));
  }
}
