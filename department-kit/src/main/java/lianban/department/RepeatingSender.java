package lianban.department;

import io.cloudevents.CloudEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** Sends of one id always the same event, the first that was to be sent. */
public final class RepeatingSender implements EventSender {

  /** As long as the exchange knows which events it took in. */
  private static final Duration KEPT = Duration.ofDays(400);

  private static final Duration BETWEEN_SWEEPS = Duration.ofDays(1);

  private final EventSender sender;
  private final KeptAnswers kept;
  private final InstantSource clock;
  private final AtomicReference<Instant> sweptAt = new AtomicReference<>(Instant.MIN);

  public RepeatingSender(EventSender sender, KeptAnswers kept, InstantSource clock) {
    this.sender = sender;
    this.kept = kept;
    this.clock = clock;
  }

  /** Kept before it is sent: killed in between, the same is sent when the request comes again. */
  @Override
  public void send(CloudEvent event) {
    Instant now = clock.instant();
    sender.send(kept.keep(event, now));
    Instant last = sweptAt.get();
    if (last.isBefore(now.minus(BETWEEN_SWEEPS)) && sweptAt.compareAndSet(last, now)) {
      kept.forget(now.minus(KEPT));
    }
  }
}
