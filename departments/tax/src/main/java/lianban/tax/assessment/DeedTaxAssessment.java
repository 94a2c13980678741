package lianban.tax.assessment;

import java.math.BigDecimal;
import java.time.InstantSource;
import lianban.department.Step;
import lianban.department.StepDecision;
import lianban.department.StepForm;
import lianban.department.StepHandler;
import lianban.kernel.event.StepRequested;

/** Assesses the deed tax of a transfer and puts it on the bill. */
@Step("tax")
public final class DeedTaxAssessment implements StepHandler {

  private final DeedTaxRates rates;
  private final Assessments assessments;
  private final InstantSource clock;

  public DeedTaxAssessment(DeedTaxRates rates, Assessments assessments, InstantSource clock) {
    this.rates = rates;
    this.assessments = assessments;
    this.clock = clock;
  }

  @Override
  public StepDecision decide(StepRequested request) {
    StepForm form = StepForm.of(request);
    BigDecimal price = form.positive("price");
    BigDecimal floorArea = form.positive("floorArea");
    BigDecimal percent = rates.percentFor(floorArea);
    BigDecimal tax = rates.taxOn(price, floorArea);
    assessments.enter(
        new Assessment(request.caseId(), price, floorArea, percent, tax, clock.instant()));
    return StepDecision.approved()
        .charging("deed-tax", "Deed tax", tax)
        .finding("assessment", tax)
        .finding("percent", percent);
  }
}
