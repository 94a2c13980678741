package lianban.registration.title;

import java.util.Map;
import java.util.Optional;
import lianban.department.Step;
import lianban.department.StepDecision;
import lianban.department.StepForm;
import lianban.department.StepHandler;
import lianban.kernel.event.CertificateDraft;
import lianban.kernel.event.Party;
import lianban.kernel.event.StepRequested;

/**
 * Has the new owner's certificate issued. The answer rests on the transfer as first kept, so that a
 * request that comes again after the title has changed hands gets the same answer.
 */
@Step("issue")
public final class TitleTransfer implements StepHandler {

  /** Type of the certificates that prove a title. */
  static final String CERTIFICATE_TYPE = "real-estate-right";

  private final TitleBook titles;
  private final Transfers transfers;

  public TitleTransfer(TitleBook titles, Transfers transfers) {
    this.titles = titles;
    this.transfers = transfers;
  }

  @Override
  public StepDecision decide(StepRequested request) {
    StepForm form = StepForm.of(request);
    Party buyer = form.party("buyer");
    return transferOf(request.caseId(), form.text("propertyNo"), buyer)
        .<StepDecision>map(
            transfer ->
                StepDecision.approved()
                    .certifying(
                        new CertificateDraft(
                            CERTIFICATE_TYPE,
                            buyer,
                            Map.of(
                                "propertyNo", transfer.propertyNo(),
                                "address", form.text("address"),
                                "batch", form.text("batch")),
                            transfer.supersedes())))
        .orElseGet(TitlePolicy::unknown);
  }

  private Optional<Transfer> transferOf(String caseId, String propertyNo, Party buyer) {
    return transfers
        .of(caseId)
        .or(
            () ->
                titles
                    .of(propertyNo)
                    .map(
                        title ->
                            transfers.keepFirst(
                                new Transfer(
                                    caseId,
                                    propertyNo,
                                    buyer.idNumber(),
                                    buyer.name(),
                                    title.certificate()))));
  }
}
