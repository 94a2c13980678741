package lianban.housing.contract;

import java.util.Optional;
import lianban.department.Step;
import lianban.department.StepDecision;
import lianban.department.StepForm;
import lianban.department.StepHandler;
import lianban.kernel.event.StepRequested;

/** Checks that the contract is filed and its price is not out of range. */
@Step("contract")
public final class ContractCheck implements StepHandler {

  /** No contract in the register has a longer number, and no address should be as long. */
  private static final int LONGEST = 64;

  private final FiledContracts contracts;
  private final PricePolicy policy;

  public ContractCheck(FiledContracts contracts, PricePolicy policy) {
    this.contracts = contracts;
    this.policy = policy;
  }

  @Override
  public StepDecision decide(StepRequested request) {
    StepForm form = StepForm.of(request);
    return find(form.text("batch"), form.text("contractNo"))
        .map(policy::decide)
        .orElseGet(
            () ->
                StepDecision.refused(
                    "CONTRACT_UNKNOWN", "No contract is filed under this number."));
  }

  private Optional<FiledContract> find(String batch, String contractNo) {
    return batch.length() > LONGEST || contractNo.length() > LONGEST
        ? Optional.empty()
        : contracts.find(batch, contractNo);
  }
}
