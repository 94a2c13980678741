package lianban.exchange.material;

/** How far a material can be trusted (国办函〔2016〕108号), the best first. */
public enum TrustClass {
  /** Issued by the organ itself. */
  A,
  /** A copy that a window compared with the original; may be used again. */
  B,
  /** Uploaded by the applicant; the original is to be checked. */
  C,
  /** Made by the applicant under a promise. */
  D;

  /** Whether this may stand where the other is asked for. */
  public boolean isAtLeast(TrustClass other) {
    return compareTo(other) <= 0;
  }
}
