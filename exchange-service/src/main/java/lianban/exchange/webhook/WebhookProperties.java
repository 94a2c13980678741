package lianban.exchange.webhook;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of webhooks.
 *
 * @param allowedNetworks address blocks (CIDR) that are sent to although they are private, and
 *     without TLS; none by default
 * @param connectTimeout how long a connection may take
 * @param timeout how long a delivery may take as a whole
 * @param concurrency events under way to one receiver at once, of different keys
 * @param attempts how often an event is tried
 * @param firstDelay longest wait after the first attempt; the next ones grow fourfold
 * @param longestDelay no wait is longer
 * @param suspendAfter how long a receiver may fail wholesale
 * @param window events of a subscription that may be read and not finished
 * @param windowBytes how much they may hold together, about
 * @param windowSpan events that reading may be ahead of the first unfinished one
 * @param round how often is looked for subscriptions to take up, to give back or to leave
 * @param lease how long an instance works on a subscription without renewing
 * @param saveEvery how often a position that moves is written
 * @param breaker when a receiver counts as failing
 */
@Validated
@ConfigurationProperties("exchange.webhook")
public record WebhookProperties(
    List<String> allowedNetworks,
    Duration connectTimeout,
    Duration timeout,
    @Min(1) int concurrency,
    @Min(1) int attempts,
    Duration firstDelay,
    Duration longestDelay,
    Duration suspendAfter,
    @Min(1) int window,
    DataSize windowBytes,
    @Min(1) long windowSpan,
    Duration round,
    Duration lease,
    Duration saveEvery,
    Breaker breaker) {

  public WebhookProperties {
    allowedNetworks = allowedNetworks.stream().filter(network -> !network.isBlank()).toList();
  }

  /**
   * @param calls the last ones that count; it opens when half of them failed
   * @param pause until the first probe; it doubles with each one that fails
   * @param longestPause between two probes
   */
  public record Breaker(@Min(1) int calls, Duration pause, Duration longestPause) {}

  RetryPolicy retries() {
    return new RetryPolicy(attempts, firstDelay, longestDelay);
  }
}
