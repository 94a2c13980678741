package lianban.publicsecurity.identity;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The register of persons. */
public interface Persons {

  /** Enters persons; those who are known are replaced. */
  void enter(List<Person> persons);

  /** Those of the persons who are known, by citizen id. */
  Map<String, Person> find(Collection<String> idNumbers);
}
