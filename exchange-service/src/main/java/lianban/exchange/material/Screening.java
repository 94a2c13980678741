package lianban.exchange.material;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import lianban.exchange.material.VirusScan.Verdict;
import lianban.kernel.problem.ProblemType;
import lianban.service.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has contents scanned: when they come, and before they are used if that failed then. */
final class Screening {

  private static final Logger log = LoggerFactory.getLogger(Screening.class);

  private final VirusScan scanner;
  private final boolean required;
  private final MaterialStore store;
  private final MaterialContents contents;
  private final InstantSource clock;

  /**
   * @param required whether nothing is used that was not scanned
   */
  Screening(
      VirusScan scanner,
      boolean required,
      MaterialStore store,
      MaterialContents contents,
      InstantSource clock) {
    this.scanner = scanner;
    this.required = required;
    this.store = store;
    this.contents = contents;
    this.clock = clock;
  }

  /**
   * What the scanner says of some parts.
   *
   * @throws ProblemException if it must say something and does not
   */
  Verdict verdict(List<String> parts) {
    Verdict verdict = scanner.scan(parts.stream().map(this::read).iterator());
    if (verdict instanceof Verdict.NotScanned(String why) && required) {
      log.warn("a material waits to be scanned: {}", why);
      throw new ProblemException(
          ProblemType.HOP_UNAVAILABLE,
          "The virus scanner does not answer; what came is kept and is scanned when you ask"
              + " again.");
    }
    return verdict;
  }

  /**
   * The content as it may be used.
   *
   * @throws ProblemException if it is infected, or must be scanned and was not
   */
  MaterialContent screened(MaterialContent content) {
    if (content.infected() != null) {
      throw infected(content.infected());
    }
    if (content.scannedAt() != null) {
      return content;
    }
    return switch (verdict(content.parts())) {
      case Verdict.Clean _ -> noted(content, content.foundClean(clock.instant()));
      case Verdict.Infected(String name) -> {
        noted(content, content.foundInfected(name));
        throw infected(name);
      }
      case Verdict.NotScanned _ -> content;
    };
  }

  /** If somebody changed it meanwhile, it is scanned once more another time. */
  private MaterialContent noted(MaterialContent before, MaterialContent found) {
    return contents.replace(found) ? found : before;
  }

  static ProblemException infected(String name) {
    return new ProblemException(
        ProblemType.INFECTED_CONTENT, "The virus scanner found " + name + " in it.");
  }

  private byte[] read(String part) {
    return Objects.requireNonNull(store.read(part), "a part of a content is there");
  }
}
