package lianban.exchange.webhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import lianban.exchange.deadletter.Cause;
import lianban.exchange.subscription.Position.Condition;

/** What operators watch. */
final class WebhookMetrics {

  private final MeterRegistry meters;
  private final Map<AnswerPolicy.Verdict, Counter> attempts =
      new EnumMap<>(AnswerPolicy.Verdict.class);

  WebhookMetrics(MeterRegistry meters) {
    this.meters = meters;
    for (AnswerPolicy.Verdict verdict : AnswerPolicy.Verdict.values()) {
      attempts.put(verdict, meters.counter("lianban.webhook.attempts", "outcome", verdict.name()));
    }
  }

  void attempted(AnswerPolicy.Verdict verdict) {
    Objects.requireNonNull(attempts.get(verdict)).increment();
  }

  void died(Cause cause) {
    meters.counter("lianban.dead.letters", "cause", cause.name()).increment();
  }

  /**
   * @param count how many subscriptions of this instance are in that condition
   */
  void watch(ToLongFunction<Condition> count) {
    for (Condition condition : Condition.values()) {
      Gauge.builder("lianban.webhook.subscriptions", condition, c -> (double) count.applyAsLong(c))
          .tag("condition", condition.name().toLowerCase(Locale.ROOT))
          .register(meters);
    }
  }
}
