package lianban.exchange.certificate.lifecycle;

import lianban.kernel.problem.ProblemType;

/** What becomes of a command. */
public sealed interface CertificateDecision {

  /** It is done; the record afterwards is to be stored. */
  record Accepted(CertificateRecord after) implements CertificateDecision {}

  /** It was done before. */
  record Repeated() implements CertificateDecision {}

  /** It may not be done. */
  record Refused(ProblemType problem, String detail) implements CertificateDecision {}
}
