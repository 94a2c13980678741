package lianban.exchange.certificate.document;

import org.jspecify.annotations.Nullable;

/** Where annotated copies are kept. */
public interface AnnotatedCopies {

  @Nullable AnnotatedCopy find(String number);

  /** Keeps a copy, unless there is one of that number: then that one stands. */
  void keep(AnnotatedCopy copy);
}
