package lianban.utilities.transfer;

import lianban.department.EventFollower;
import lianban.department.Follows;
import lianban.kernel.event.CertificateIssued;
import lianban.kernel.event.EventTypes;

/** Follows certificates for the heating company. */
@Follows(value = EventTypes.CERTIFICATE_ISSUED, as = "heating")
public final class HeatingFollower implements EventFollower<CertificateIssued> {

  private final TransferDesk desk;

  public HeatingFollower(TransferDesk desk) {
    this.desk = desk;
  }

  @Override
  public void follow(CertificateIssued issued) {
    desk.open(Utility.HEATING, issued);
  }
}
