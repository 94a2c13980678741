package lianban.registration.title.http;

import java.util.List;
import lianban.department.feed.Accepted;
import lianban.department.feed.FeedReader;
import lianban.registration.title.Title;
import lianban.registration.title.TitleBook;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Takes titles into the title book. */
@RestController
final class TitleController {

  private final FeedReader feed;
  private final TitleBook titles;

  TitleController(FeedReader feed, TitleBook titles) {
    this.feed = feed;
    this.titles = titles;
  }

  @PostMapping("/api/v1/registration/titles")
  Accepted enter(@RequestBody JsonNode rows) {
    List<Title> read = feed.read(rows, Title.class);
    titles.enter(read);
    return new Accepted(read.size());
  }
}
