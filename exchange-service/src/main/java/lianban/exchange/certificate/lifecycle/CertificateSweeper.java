package lianban.exchange.certificate.lifecycle;

import org.springframework.scheduling.annotation.Scheduled;

/** Finishes what was left undone, and lets certificates expire. Several may do it at once. */
public final class CertificateSweeper {

  private final CertificateService certificates;
  private final CertificateFollowUp followUp;

  public CertificateSweeper(CertificateService certificates, CertificateFollowUp followUp) {
    this.certificates = certificates;
    this.followUp = followUp;
  }

  /** A fault is logged by the scheduler and the next round tries again. */
  @Scheduled(fixedDelay = 5_000, initialDelay = 5_000)
  void catchUp() {
    followUp.catchUp();
  }

  /** Nothing hangs on the moment: whoever asks is told by the date. */
  @Scheduled(fixedDelay = 60_000, initialDelay = 10_000)
  void expire() {
    for (String note : followUp.due()) {
      certificates.expire(CertificateFollowUp.certificateOf(note));
      followUp.isLookedAt(note);
    }
  }
}
