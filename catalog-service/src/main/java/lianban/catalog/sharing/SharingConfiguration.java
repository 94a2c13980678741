package lianban.catalog.sharing;

import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import lianban.catalog.calendar.NoticeFolder;
import lianban.catalog.calendar.WorkingDays;
import lianban.catalog.calendar.YearNotice;
import lianban.catalog.definition.Definitions;
import lianban.catalog.sharing.mongo.MongoShareRequests;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import tools.jackson.databind.json.JsonMapper;

/** Puts share requests and grants together. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(SharingProperties.class)
class SharingConfiguration {

  @Bean
  WorkingDays workingDays(SharingProperties sharing, JsonMapper json) {
    String folder = sharing.holidays();
    List<YearNotice> notices =
        folder == null || folder.isEmpty() ? List.of() : NoticeFolder.read(Path.of(folder), json);
    return new WorkingDays(sharing.zone(), notices);
  }

  @Bean
  ShareRequests shareRequests(MongoDatabase database, JsonMapper json) {
    return new MongoShareRequests(database, json);
  }

  @Bean
  SharedTypes sharedTypes(Definitions definitions) {
    return new SharedTypes(definitions);
  }

  @Bean
  SharingService sharingService(
      ShareRequests requests,
      SharedTypes types,
      WorkingDays calendar,
      SharingProperties sharing,
      InstantSource clock) {
    var policy = new ShareRequestPolicy(calendar, sharing.clocks());
    return new SharingService(requests, types, policy, clock);
  }

  @Bean
  Grants grants(ShareRequests requests, SharingProperties sharing, InstantSource clock) {
    return new Grants(requests, sharing.noticeBefore(), clock);
  }

  @Bean
  StandingGrants standingGrants(ShareRequests requests, SharedTypes types, InstantSource clock) {
    return new StandingGrants(requests, types, clock);
  }

  @Bean
  LapseSchedule lapseSchedule(SharingService sharing) {
    return new LapseSchedule(sharing);
  }
}
