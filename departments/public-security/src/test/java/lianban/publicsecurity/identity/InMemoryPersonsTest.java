package lianban.publicsecurity.identity;

class InMemoryPersonsTest extends PersonsContract {

  private final Persons persons = new InMemoryPersons();

  @Override
  protected Persons persons() {
    return persons;
  }
}
