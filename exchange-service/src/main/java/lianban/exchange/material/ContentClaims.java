package lianban.exchange.material;

import java.time.InstantSource;
import lianban.service.problem.ProblemException;

/**
 * Claims contents for cases, so that none is removed while a case that names it is being stored.
 */
final class ContentClaims {

  private final MaterialContents contents;
  private final Screening screening;
  private final InstantSource clock;

  ContentClaims(MaterialContents contents, Screening screening, InstantSource clock) {
    this.contents = contents;
    this.screening = screening;
    this.clock = clock;
  }

  /**
   * Claims a content; again does nothing.
   *
   * @return false if it is not there any more
   * @throws ProblemException if it is infected, or must be scanned and cannot be
   */
  boolean claim(String sha256, String caseId) {
    while (true) {
      MaterialContent known = contents.find(sha256);
      if (known == null || known.gone()) {
        return false;
      }
      MaterialContent content = screening.screened(known);
      if (content.isClaimedBy(caseId)
          || contents.replace(content.claimed(caseId, clock.instant()))) {
        return true;
      }
    }
  }
}
