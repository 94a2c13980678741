package lianban.launcher.demo.transfer;

import java.util.List;

/** What a file turned out to be. */
public sealed interface Reading {

  /** Every row can be filed. */
  record Transfers(List<Transfer> rows) implements Reading {
    public Transfers {
      rows = List.copyOf(rows);
    }
  }

  /** The file as a whole cannot be used; the message says why. */
  record Unusable(String message) implements Reading {}

  /** Some rows have values that no transfer can have. */
  record Faulty(List<RowFault> faults) implements Reading {
    public Faulty {
      faults = List.copyOf(faults);
    }
  }
}
