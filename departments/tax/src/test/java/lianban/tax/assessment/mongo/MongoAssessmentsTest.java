package lianban.tax.assessment.mongo;

import lianban.service.test.TestDatabase;
import lianban.tax.assessment.Assessments;
import lianban.tax.assessment.AssessmentsContract;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("lianban.service.test.TestDatabase#all")
class MongoAssessmentsTest extends AssessmentsContract {

  private final Assessments assessments;

  MongoAssessmentsTest(TestDatabase database) {
    assessments = new MongoAssessments(database.empty());
  }

  @Override
  protected Assessments assessments() {
    return assessments;
  }
}
