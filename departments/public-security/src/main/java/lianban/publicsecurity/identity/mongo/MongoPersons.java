package lianban.publicsecurity.identity.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lianban.publicsecurity.identity.Person;
import lianban.publicsecurity.identity.Persons;
import lianban.service.mongo.Lookup;
import org.bson.codecs.pojo.annotations.BsonId;

/** The register of persons by citizen id. */
public final class MongoPersons implements Persons {

  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

  private final MongoCollection<Entry> entries;
  private final Lookup<Entry> known;

  public MongoPersons(MongoDatabase database) {
    entries = database.getCollection("persons", Entry.class);
    known = new Lookup<>(entries, null, Entry::idNumber);
  }

  @Override
  public void enter(List<Person> persons) {
    if (persons.isEmpty()) {
      return;
    }
    entries.bulkWrite(
        persons.stream()
            .map(p -> new ReplaceOneModel<>(eq(p.idNumber()), Entry.of(p), UPSERT))
            .toList());
  }

  @Override
  public Map<String, Person> find(Collection<String> idNumbers) {
    Map<String, Person> found = new HashMap<>();
    known.findAll(idNumbers).forEach((idNumber, entry) -> found.put(idNumber, entry.person()));
    return found;
  }

  /**
   * A person as stored.
   *
   * @param cardValidUntil ISO 8601; a date alone, so that no time zone can move it
   */
  public record Entry(@BsonId String idNumber, String name, String cardValidUntil) {

    static Entry of(Person person) {
      return new Entry(person.idNumber(), person.name(), person.cardValidUntil().toString());
    }

    Person person() {
      return new Person(idNumber, name, LocalDate.parse(cardValidUntil));
    }

    /** Names nobody. */
    @Override
    public String toString() {
      return "Entry[card valid until " + cardValidUntil + "]";
    }
  }
}
