package lianban.publicsecurity.identity.mongo;

import lianban.publicsecurity.identity.Persons;
import lianban.publicsecurity.identity.PersonsContract;
import lianban.service.test.TestDatabase;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("lianban.service.test.TestDatabase#all")
class MongoPersonsTest extends PersonsContract {

  private final Persons persons;

  MongoPersonsTest(TestDatabase database) {
    persons = new MongoPersons(database.empty());
  }

  @Override
  protected Persons persons() {
    return persons;
  }
}
