package lianban.utilities.transfer;

import java.time.InstantSource;
import lianban.kernel.event.CertificateIssued;

/** Opens a transfer for every certificate that proves a title. */
public final class TransferDesk {

  private static final String CERTIFICATE_TYPE = "real-estate-right";

  private final Transfers transfers;
  private final InstantSource clock;

  public TransferDesk(Transfers transfers, InstantSource clock) {
    this.transfers = transfers;
    this.clock = clock;
  }

  /** Opens the utility's transfer; other certificates are none of its business. */
  void open(Utility utility, CertificateIssued issued) {
    if (issued.type().equals(CERTIFICATE_TYPE)) {
      transfers.open(
          utility,
          new Transfer(
              issued.identifier(),
              text(issued, "batch"),
              text(issued, "propertyNo"),
              clock.instant()));
    }
  }

  private static String text(CertificateIssued issued, String field) {
    return issued.content().getOrDefault(field, "").toString();
  }
}
