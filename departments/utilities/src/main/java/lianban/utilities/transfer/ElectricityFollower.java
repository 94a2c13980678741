package lianban.utilities.transfer;

import lianban.department.EventFollower;
import lianban.department.Follows;
import lianban.kernel.event.CertificateIssued;
import lianban.kernel.event.EventTypes;

/** Follows certificates for the electricity company. */
@Follows(value = EventTypes.CERTIFICATE_ISSUED, as = "electricity")
public final class ElectricityFollower implements EventFollower<CertificateIssued> {

  private final TransferDesk desk;

  public ElectricityFollower(TransferDesk desk) {
    this.desk = desk;
  }

  @Override
  public void follow(CertificateIssued issued) {
    desk.open(Utility.ELECTRICITY, issued);
  }
}
