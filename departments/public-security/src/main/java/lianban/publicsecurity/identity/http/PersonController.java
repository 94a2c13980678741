package lianban.publicsecurity.identity.http;

import java.util.List;
import lianban.department.feed.Accepted;
import lianban.department.feed.FeedReader;
import lianban.publicsecurity.identity.Person;
import lianban.publicsecurity.identity.Persons;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Takes persons into the register. */
@RestController
final class PersonController {

  private final FeedReader feed;
  private final Persons persons;

  PersonController(FeedReader feed, Persons persons) {
    this.feed = feed;
    this.persons = persons;
  }

  @PostMapping("/api/v1/public-security/persons")
  Accepted enter(@RequestBody JsonNode rows) {
    List<Person> read = feed.read(rows, Person.class);
    persons.enter(read);
    return new Accepted(read.size());
  }
}
