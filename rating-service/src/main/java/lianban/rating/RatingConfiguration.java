package lianban.rating;

import static lianban.service.access.AccessRule.allow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.UUID;
import lianban.rating.calendar.WorkingDays;
import lianban.rating.calendar.YearNotice;
import lianban.rating.rating.HolderRecords;
import lianban.rating.rating.RatingPolicy;
import lianban.rating.rating.RatingService;
import lianban.rating.rating.RectificationQueue;
import lianban.rating.rectification.Rectifications;
import lianban.rating.right.RightGranting;
import lianban.rating.right.Rights;
import lianban.service.access.AccessRules;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Puts the plain objects of the features together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RatingProperties.class)
class RatingConfiguration {

  @Bean
  AccessRules accessRules() {
    return AccessRules.of(
        allow("rating.give", HttpMethod.GET, "/api/v1/ratings/rights"),
        allow("rating.give", HttpMethod.POST, "/api/v1/ratings"),
        allow("rating.supervise", HttpMethod.GET, "/api/v1/rectifications"));
  }

  @Bean
  WorkingDays workingDays(RatingProperties settings) throws IOException {
    String notices = settings.notices().getContentAsString(StandardCharsets.UTF_8);
    return new WorkingDays(settings.zone(), YearNotice.parse(notices));
  }

  @Bean
  RatingPolicy ratingPolicy(WorkingDays workingDays, RatingProperties settings) {
    return new RatingPolicy(
        workingDays, settings.contactWorkingDays(), settings.rectifyWorkingDays());
  }

  @Bean
  RatingService ratingService(
      HolderRecords records, RectificationQueue queue, RatingPolicy policy, InstantSource clock) {
    return new RatingService(records, queue, policy, clock);
  }

  @Bean
  RightGranting rightGranting(Rights rights, RatingProperties settings) {
    return new RightGranting(rights, UUID::randomUUID, settings.rightLasts());
  }

  @Bean
  Rectifications rectifications(
      HolderRecords records, RectificationQueue queue, RatingProperties settings) {
    return new Rectifications(records, queue, settings.zone());
  }
}
