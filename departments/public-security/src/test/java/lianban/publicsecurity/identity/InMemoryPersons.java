package lianban.publicsecurity.identity;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Persons in a map. */
final class InMemoryPersons implements Persons {

  private final Map<String, Person> byIdNumber = new ConcurrentHashMap<>();

  @Override
  public void enter(List<Person> persons) {
    persons.forEach(person -> byIdNumber.put(person.idNumber(), person));
  }

  @Override
  public Map<String, Person> find(Collection<String> idNumbers) {
    Map<String, Person> found = new HashMap<>(byIdNumber);
    found.keySet().retainAll(idNumbers);
    return found;
  }
}
