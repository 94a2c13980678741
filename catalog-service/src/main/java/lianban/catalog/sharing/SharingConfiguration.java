package lianban.catalog.sharing;

import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import lianban.catalog.calendar.NoticeFolder;
import lianban.catalog.calendar.WorkingDays;
import lianban.catalog.calendar.YearNotice;
import lianban.catalog.dataset.DataSetReaders;
import lianban.catalog.definition.Definitions;
import lianban.catalog.sharing.http.ExchangeNoticeBoard;
import lianban.catalog.sharing.mongo.MongoShareRequests;
import lianban.service.outbound.ServiceClients;
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
  SharedResources sharedResources(Definitions definitions) {
    return new SharedResources(definitions);
  }

  @Bean
  SharingService sharingService(
      ShareRequests requests,
      SharedResources resources,
      WorkingDays calendar,
      SharingProperties sharing,
      InstantSource clock) {
    var policy = new ShareRequestPolicy(calendar, sharing.clocks());
    return new SharingService(requests, resources, policy, clock);
  }

  @Bean
  Grants grants(ShareRequests requests, SharingProperties sharing, InstantSource clock) {
    return new Grants(requests, sharing.noticeBefore(), clock);
  }

  @Bean
  StandingGrants standingGrants(
      ShareRequests requests, SharedResources resources, InstantSource clock) {
    return new StandingGrants(requests, resources, clock);
  }

  /** Of whoever reads a data set, a new version of it must take nothing. */
  @Bean
  DataSetReaders dataSetReaders(Grants grants) {
    return key -> grants.readersOf(Resource.dataSet(key));
  }

  @Bean
  NoticeBoard noticeBoard(ServiceClients clients, ReceiverTypes types, JsonMapper json) {
    return new ExchangeNoticeBoard(clients.of("exchange-service"), types, json);
  }

  @Bean
  AnnouncementRelay announcementRelay(ShareRequests requests, NoticeBoard board) {
    return new AnnouncementRelay(requests, board);
  }

  @Bean
  LapseSchedule lapseSchedule(SharingService sharing) {
    return new LapseSchedule(sharing);
  }
}
