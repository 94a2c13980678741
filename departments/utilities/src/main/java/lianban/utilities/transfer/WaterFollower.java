package lianban.utilities.transfer;

import lianban.department.EventFollower;
import lianban.department.Follows;
import lianban.kernel.event.CertificateIssued;
import lianban.kernel.event.EventTypes;

/** Follows certificates for the water company. */
@Follows(value = EventTypes.CERTIFICATE_ISSUED, as = "water")
public final class WaterFollower implements EventFollower<CertificateIssued> {

  private final TransferDesk desk;

  public WaterFollower(TransferDesk desk) {
    this.desk = desk;
  }

  @Override
  public void follow(CertificateIssued issued) {
    desk.open(Utility.WATER, issued);
  }
}
