package lianban.kernel.event;

import static java.util.Objects.requireNonNull;

/**
 * A person or a firm as named on an application.
 *
 * @param idType 111 citizen id, 001 unified social credit code
 * @param idNumber the number with its check character
 */
public record Party(String idType, String idNumber, String name) {

  public Party {
    requireNonNull(idType, "idType");
    requireNonNull(idNumber, "idNumber");
    requireNonNull(name, "name");
  }

  /** Names nobody: payloads may end up in a log line, persons may not. */
  @Override
  public String toString() {
    return "Party[" + idType + "]";
  }
}
