package lianban.catalog.definition;

import java.util.List;
import lianban.service.problem.Fault;

/** How an attempt to publish ended. */
public sealed interface Publication {

  /** It is published, now or by an earlier request with the same key and body. */
  record Published(Definition definition) implements Publication {}

  /** It breaks its rules. */
  record Refused(List<Fault> faults) implements Publication {
    public Refused {
      faults = List.copyOf(faults);
    }
  }

  /**
   * It may not follow what came before.
   *
   * @param detail who would be hurt and what can be done, one or two sentences
   */
  record Incompatible(String detail, List<Fault> faults) implements Publication {
    public Incompatible {
      faults = List.copyOf(faults);
    }
  }

  /** The idempotency key was used for another definition. */
  record KeyReused() implements Publication {}

  /** Others published the same definition again and again meanwhile. */
  record Contended() implements Publication {}
}
