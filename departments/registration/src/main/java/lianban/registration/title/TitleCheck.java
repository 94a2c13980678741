package lianban.registration.title;

import lianban.department.Step;
import lianban.department.StepDecision;
import lianban.department.StepForm;
import lianban.department.StepHandler;
import lianban.kernel.event.StepRequested;

/** Checks that the seller owns the property and that enough of its lease remains. */
@Step("title")
public final class TitleCheck implements StepHandler {

  private final TitleBook titles;
  private final int minimumLeaseMonths;

  public TitleCheck(TitleBook titles, int minimumLeaseMonths) {
    this.titles = titles;
    this.minimumLeaseMonths = minimumLeaseMonths;
  }

  @Override
  public StepDecision decide(StepRequested request) {
    StepForm form = StepForm.of(request);
    Title title = titles.of(form.text("propertyNo")).orElse(null);
    return TitlePolicy.decide(title, form.party("seller"), minimumLeaseMonths);
  }
}
