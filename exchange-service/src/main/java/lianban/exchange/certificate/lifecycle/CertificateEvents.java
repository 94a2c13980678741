package lianban.exchange.certificate.lifecycle;

import java.util.List;

/** Brings what happened to the broker. */
public interface CertificateEvents {

  /**
   * Publishes, in order, and returns when the broker has all of it. What is published again keeps
   * its id.
   */
  void publish(List<CertificateChanged> changes);
}
