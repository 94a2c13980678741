package lianban.exchange.approval.kafka;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import lianban.exchange.approval.ApprovalCase;
import lianban.exchange.approval.ApprovalCases;
import lianban.exchange.approval.kafka.RelayMarkers.Marker;
import lianban.exchange.certificate.CertificateRegistry;
import lianban.exchange.payment.Refunds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Sends what process runs that are no longer alive may have left unsent, and enters what they may
 * have issued without entering it, or must give back; the same for changes of this run that a fault
 * broke off. A run that is merely slow is not harmed: messages keep their ids, and everything done
 * here may be done twice.
 */
public final class OutboxSweeper {

  private static final Logger log = LoggerFactory.getLogger(OutboxSweeper.class);
  private static final Duration DEAD_AFTER = Duration.ofSeconds(10);

  private final OutboxRelay relay;
  private final RelayMarkers markers;
  private final ApprovalCases cases;
  private final CertificateRegistry certificates;
  private final Refunds refunds;
  private final String instance;
  private final InstantSource clock;

  public OutboxSweeper(
      OutboxRelay relay,
      RelayMarkers markers,
      ApprovalCases cases,
      CertificateRegistry certificates,
      Refunds refunds,
      String instance,
      InstantSource clock) {
    this.relay = relay;
    this.markers = markers;
    this.cases = cases;
    this.certificates = certificates;
    this.refunds = refunds;
    this.instance = instance;
    this.clock = clock;
  }

  /** Every second; a fault is logged by the scheduler and the next round tries again. */
  @Scheduled(fixedDelay = 1_000)
  void sweep() {
    Instant now = clock.instant();
    markers.beat(instance, now);
    relay.settleIdle();
    relay.brokenOff().forEach(this::takeOver);
  }

  /** At once when the process starts, then less often than others may be dead unnoticed. */
  @Scheduled(fixedDelay = 5_000)
  void adoptAbandoned() {
    Instant now = clock.instant();
    Map<String, Instant> beats = markers.beats();
    for (Marker marker : markers.all()) {
      if (isAbandoned(marker, beats, now)) {
        adopt(marker);
      }
    }
  }

  /** A run of the same process before this one is surely dead: it held the same port. */
  private boolean isAbandoned(Marker marker, Map<String, Instant> beats, Instant now) {
    if (marker.instance().equals(instance)) {
      return false;
    }
    Instant seen = beats.get(marker.instance());
    return process(marker.instance()).equals(process(instance))
        || seen == null
        || seen.plus(DEAD_AFTER).isBefore(now);
  }

  private static String process(String instance) {
    return instance.substring(0, instance.lastIndexOf('#'));
  }

  private void adopt(Marker marker) {
    takeOver(marker.caseId());
    markers.remove(List.of(marker.id()));
  }

  private void takeOver(String caseId) {
    ApprovalCase state = cases.find(caseId);
    if (state == null) {
      relay.release(caseId);
      return;
    }
    relay.announce(caseId);
    certificates.record(state);
    refunds.settle(state);
    relay.relay(state);
    log.info("took over the messages of case {}", caseId);
  }
}
