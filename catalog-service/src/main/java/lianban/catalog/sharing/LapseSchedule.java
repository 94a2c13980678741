package lianban.catalog.sharing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Looks for times that are over. Any number of instances may do it at once. Nothing depends on its
 * being quick: a grant that ended is in force nowhere, whether this noted it or not.
 */
final class LapseSchedule {

  private static final Logger log = LoggerFactory.getLogger(LapseSchedule.class);

  private final SharingService sharing;

  LapseSchedule(SharingService sharing) {
    this.sharing = sharing;
  }

  @Scheduled(fixedDelayString = "${lianban.catalog.sharing.lapse-every}")
  void look() {
    try {
      sharing.lapse();
    } catch (RuntimeException e) {
      log.warn("times that are over are looked for again later: {}", e.toString());
    }
  }
}
