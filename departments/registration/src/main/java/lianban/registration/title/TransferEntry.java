package lianban.registration.title;

import java.util.Optional;
import lianban.department.EventFollower;
import lianban.department.Follows;
import lianban.kernel.event.CertificateIssued;
import lianban.kernel.event.EventTypes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Enters the new owner in the title book once the certificate is issued. */
@Follows(value = EventTypes.CERTIFICATE_ISSUED, as = "title-book")
public final class TransferEntry implements EventFollower<CertificateIssued> {

  private static final Logger log = LoggerFactory.getLogger(TransferEntry.class);

  private final TitleBook titles;
  private final Transfers transfers;

  public TransferEntry(TitleBook titles, Transfers transfers) {
    this.titles = titles;
    this.transfers = transfers;
  }

  @Override
  public void follow(CertificateIssued issued) {
    Optional<Transfer> transfer = transfers.of(issued.caseId());
    if (!issued.type().equals(TitleTransfer.CERTIFICATE_TYPE) || transfer.isEmpty()) {
      return;
    }
    if (!titles.transfer(transfer.get(), issued.identifier())) {
      log.warn(
          "the title of {} rests on another certificate than case {} replaces: not entered",
          transfer.get().propertyNo(),
          issued.caseId());
    }
  }
}
