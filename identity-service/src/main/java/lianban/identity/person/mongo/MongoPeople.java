package lianban.identity.person.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import lianban.identity.person.People;
import lianban.identity.person.Person;
import lianban.identity.person.Role;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * People in collection {@code people}. Uniqueness of the log-in name and of the request that a
 * person came from is the store's: two unique indexes, one insert.
 */
@Component
class MongoPeople implements People {

  private static final String LOGIN_NAME = "loginName";
  private static final String ORIGIN = "origin";
  private static final String FINGERPRINT = "fingerprint";

  private final MongoCollection<Document> people;

  MongoPeople(MongoDatabase database) {
    this.people = database.getCollection("people");
  }

  @Override
  public void ensureIndexes() {
    var unique = new IndexOptions().unique(true);
    people.createIndex(Indexes.ascending(LOGIN_NAME), unique);
    people.createIndex(Indexes.ascending(ORIGIN), unique);
  }

  @Override
  public @Nullable Person find(String subject) {
    return read(people.find(Filters.eq("_id", subject)).first());
  }

  @Override
  public @Nullable Person findByLoginName(String loginName) {
    return read(people.find(Filters.eq(LOGIN_NAME, loginName)).first());
  }

  @Override
  public Added add(Person person, Origin origin) {
    try {
      people.insertOne(write(person, origin));
      return new Added.Done();
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
      Document before = people.find(Filters.eq(ORIGIN, origin.key())).first();
      return before == null
          ? new Added.NameTaken()
          : new Added.Before(before.getString("_id"), before.getString(FINGERPRINT));
    }
  }

  private static Document write(Person person, Origin origin) {
    return new Document("_id", person.subject())
        .append(LOGIN_NAME, person.loginName())
        .append("passwordHash", person.passwordHash())
        .append("role", person.role().wireName())
        .append("name", person.name())
        .append("department", person.department())
        .append("holder", person.holder())
        .append("status", person.status().name())
        .append(ORIGIN, origin.key())
        .append(FINGERPRINT, origin.fingerprint());
  }

  private static @Nullable Person read(@Nullable Document found) {
    if (found == null) {
      return null;
    }
    return new Person(
        found.getString("_id"),
        found.getString(LOGIN_NAME),
        found.getString("passwordHash"),
        Role.named(found.getString("role")).orElseThrow(),
        found.getString("name"),
        found.getString("department"),
        found.getString("holder"),
        Person.Status.valueOf(found.getString("status")));
  }
}
