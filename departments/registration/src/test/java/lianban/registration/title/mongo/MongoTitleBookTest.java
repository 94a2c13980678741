package lianban.registration.title.mongo;

import lianban.registration.title.TitleBook;
import lianban.registration.title.TitleBookContract;
import lianban.service.test.TestDatabase;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("lianban.service.test.TestDatabase#all")
class MongoTitleBookTest extends TitleBookContract {

  private final TitleBook titleBook;

  MongoTitleBookTest(TestDatabase database) {
    titleBook = new MongoTitleBook(database.empty());
  }

  @Override
  protected TitleBook titleBook() {
    return titleBook;
  }
}
