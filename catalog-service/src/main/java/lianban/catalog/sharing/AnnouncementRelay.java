package lianban.catalog.sharing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Announces what requests have in their histories and nobody was told yet. The history is written
 * first, then it is announced, then that is noted: whoever is killed between the two announces
 * again, under the same id. Any number of instances may do it at once.
 */
final class AnnouncementRelay {

  private static final Logger log = LoggerFactory.getLogger(AnnouncementRelay.class);

  private final ShareRequests requests;
  private final NoticeBoard board;

  AnnouncementRelay(ShareRequests requests, NoticeBoard board) {
    this.requests = requests;
    this.board = board;
  }

  @Scheduled(fixedDelayString = "${lianban.catalog.sharing.announce-every}")
  void look() {
    try {
      announce();
    } catch (RuntimeException e) {
      log.warn("announcements wait: {}", e.toString());
    }
  }

  /** One request that cannot be announced holds up no other. */
  void announce() {
    for (ShareRequest request : requests.unannounced()) {
      int told = announced(request);
      if (told > request.announced()) {
        // Whoever changed it meanwhile did not announce it: it is announced again, as the same.
        requests.replace(request.announcedUpTo(told));
      }
    }
  }

  /** How many entries of the history are announced now. */
  private int announced(ShareRequest request) {
    int told = request.announced();
    for (Announcement.Numbered due : Announcement.due(request)) {
      if (!isTold(due.announcement())) {
        return told;
      }
      told = due.number();
    }
    return request.history().size();
  }

  private boolean isTold(Announcement announcement) {
    boolean isTold = true;
    for (String receiver : announcement.receivers()) {
      if (board.isOpenFor(receiver)) {
        isTold &= board.post(announcement, receiver);
      } else {
        log.warn("{} cannot be announced to {}", announcement.id(), receiver);
      }
    }
    return isTold;
  }
}
