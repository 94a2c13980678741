package lianban.exchange.material;

import java.util.Iterator;

/** A scanner for viruses. */
public interface VirusScan {

  /** Says of nothing that it was scanned: for who has no scanner. */
  VirusScan NONE = _ -> new Verdict.NotScanned("no scanner is set up");

  /**
   * Looks through a content. Never throws for a scanner that fails: that is a verdict, too.
   *
   * @param pieces the content's bytes, read as they are asked for
   */
  Verdict scan(Iterator<byte[]> pieces);

  /** What a scanner said. */
  sealed interface Verdict {

    /** Nothing was found. */
    record Clean() implements Verdict {}

    /**
     * @param name what was found, as the scanner names it
     */
    record Infected(String name) implements Verdict {}

    /**
     * @param why for the log
     */
    record NotScanned(String why) implements Verdict {}
  }
}
