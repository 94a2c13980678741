package lianban.department;

class InMemoryKeptAnswersTest extends KeptAnswersContract {

  @Override
  protected KeptAnswers answers() {
    return new InMemoryKeptAnswers();
  }
}
