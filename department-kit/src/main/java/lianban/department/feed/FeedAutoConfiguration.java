package lianban.department.feed;

import jakarta.validation.Validator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

/** Feeds of this department. */
@AutoConfiguration
public class FeedAutoConfiguration {

  @Bean
  FeedReader feedReader(JsonMapper json, Validator validator) {
    return new FeedReader(json, validator);
  }
}
