package lianban.tax.assessment;

class InMemoryAssessmentsTest extends AssessmentsContract {

  private final Assessments assessments = new InMemoryAssessments();

  @Override
  protected Assessments assessments() {
    return assessments;
  }
}
