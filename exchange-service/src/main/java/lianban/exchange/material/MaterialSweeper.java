package lianban.exchange.material;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import lianban.exchange.approval.ApprovalCase;
import lianban.exchange.approval.ApprovalCases;
import lianban.exchange.material.MaterialContent.Claim;
import lianban.exchange.material.Upload.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Ends uploads that expired, removes what is left of those that are over, and contents that no case
 * has. Walks through all of them in small steps and then begins again; several instances may do so
 * at once, and every step may be broken off and done again.
 */
public final class MaterialSweeper {

  private static final Logger log = LoggerFactory.getLogger(MaterialSweeper.class);
  private static final int STEP = 500;

  /** Longer than a filing takes between its claim and its case. */
  private static final Duration FILING = Duration.ofHours(1);

  private static final int AT_ONCE = 16;

  private final Uploads uploads;
  private final MaterialContents contents;
  private final MaterialStore store;
  private final ApprovalCases cases;
  private final Duration grace;
  private final InstantSource clock;
  private String afterUpload = "";
  private String afterContent = "";

  /**
   * @param grace how long the remains of an upload lie: longer than any request lasts
   */
  MaterialSweeper(
      Uploads uploads,
      MaterialContents contents,
      MaterialStore store,
      ApprovalCases cases,
      Duration grace,
      InstantSource clock) {
    this.uploads = uploads;
    this.contents = contents;
    this.store = store;
    this.cases = cases;
    this.grace = grace;
    this.clock = clock;
  }

  /** One step; a fault is met again by the next. */
  @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
  synchronized void step() {
    try {
      Instant now = clock.instant();
      List<Upload> some = uploads.after(afterUpload, STEP);
      some.forEach(upload -> sweep(upload, now));
      afterUpload = some.size() < STEP ? "" : some.getLast().id();
      List<MaterialContent> more = contents.after(afterContent, STEP);
      more.forEach(content -> sweep(content, now));
      afterContent = more.size() < STEP ? "" : more.getLast().sha256();
    } catch (RuntimeException e) {
      log.warn("materials are swept later: {}", e.toString());
    }
  }

  private void sweep(Upload upload, Instant now) {
    if (!upload.expiresAt().isBefore(now)) {
      return;
    }
    if (upload.state() != State.OVER) {
      uploads.replace(upload.over(now.plus(grace)));
    } else {
      removeRemains(upload);
      uploads.delete(upload.id());
    }
  }

  private void removeRemains(Upload upload) {
    String hash = upload.sha256();
    MaterialContent content = hash == null ? null : contents.find(hash);
    Set<String> kept =
        content != null && content.stem().equals(upload.stem())
            ? new HashSet<>(content.parts())
            : Set.of();
    for (int session = 1; session <= upload.sessions(); session++) {
      List<String> written = written(upload, session);
      written.removeAll(kept);
      store.delete(written.reversed());
    }
  }

  /** A session writes its parts one after the other, and they go from the last to the first. */
  private List<String> written(Upload upload, int session) {
    List<String> written = new ArrayList<>();
    while (true) {
      int from = written.size();
      List<String> asked =
          IntStream.range(from, from + AT_ONCE)
              .mapToObj(number -> upload.part(session, number))
              .toList();
      Set<String> there = store.among(asked);
      asked.stream().takeWhile(there::contains).forEach(written::add);
      if (written.size() < from + AT_ONCE) {
        return written;
      }
    }
  }

  private void sweep(MaterialContent content, Instant now) {
    if (content.gone()) {
      store.delete(content.parts().reversed());
      contents.delete(content);
    } else if (!content.kept()) {
      settle(content, now);
    }
  }

  private void settle(MaterialContent content, Instant now) {
    List<Claim> settled =
        content.claims().stream().filter(claim -> claim.at().plus(FILING).isBefore(now)).toList();
    if (settled.stream().anyMatch(claim -> has(claim.caseId(), content.sha256()))) {
      contents.replace(content.confirmed());
    } else if (!settled.isEmpty()) {
      List<Claim> left = new ArrayList<>(content.claims());
      left.removeAll(settled);
      contents.replace(content.released(left));
    } else if (content.claims().isEmpty() && content.keepUntil().isBefore(now)) {
      contents.replace(content.givenUp());
    }
  }

  private boolean has(String caseId, String sha256) {
    ApprovalCase state = cases.find(caseId);
    return state != null
        && state.materials().stream().anyMatch(material -> sha256.equals(material.sha256()));
  }
}
