package lianban.department.mongo;

import lianban.department.KeptAnswers;
import lianban.department.KeptAnswersContract;
import lianban.service.test.TestDatabase;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("lianban.service.test.TestDatabase#all")
class MongoKeptAnswersTest extends KeptAnswersContract {

  private final KeptAnswers answers;

  MongoKeptAnswersTest(TestDatabase database) {
    answers = new MongoKeptAnswers(database.empty().getCollection("answers"));
  }

  @Override
  protected KeptAnswers answers() {
    return answers;
  }
}
