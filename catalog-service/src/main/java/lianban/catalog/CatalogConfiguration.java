package lianban.catalog;

import static lianban.service.access.AccessRule.allow;

import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import java.util.List;
import lianban.catalog.calendar.CalendarNotices;
import lianban.catalog.calendar.NoticeFolder;
import lianban.catalog.calendar.NoticeRules;
import lianban.catalog.calendar.WorkingDays;
import lianban.catalog.certificatetype.CertificateTypeRules;
import lianban.catalog.dataset.DataSetRules;
import lianban.catalog.definition.Definitions;
import lianban.catalog.definition.Publishing;
import lianban.catalog.definition.Succession;
import lianban.catalog.definition.http.DefinitionAnswers;
import lianban.catalog.definition.mongo.MongoDefinitions;
import lianban.catalog.department.Departments;
import lianban.catalog.department.http.IdentityDepartments;
import lianban.catalog.eventtype.EventTypeRules;
import lianban.catalog.matter.MatterRules;
import lianban.catalog.matter.MatterVersions;
import lianban.catalog.seed.City;
import lianban.catalog.seed.CityReceiverTypes;
import lianban.catalog.seed.CitySeed;
import lianban.catalog.sharing.ReceiverTypes;
import lianban.catalog.sharing.SharingProperties;
import lianban.catalog.sharing.StandingGrants;
import lianban.service.access.AccessRules;
import lianban.service.outbound.ServiceClients;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.json.JsonMapper;

/** Puts the catalogue together. */
@Configuration(proxyBeanMethods = false)
class CatalogConfiguration {

  private static final String READ = "catalog.read";
  private static final String WRITE = "catalog.write";
  private static final String ASK = "sharing.request";
  private static final String DECIDE = "sharing.decide";
  private static final String CONSENT = "catalog.consent";

  @Bean
  AccessRules accessRules() {
    return AccessRules.of(
        allow(READ, HttpMethod.GET, "/api/v1/matters"),
        allow(READ, HttpMethod.GET, "/api/v1/matters/*"),
        allow(READ, HttpMethod.GET, "/api/v1/matters/*/versions/*"),
        allow(READ, HttpMethod.GET, "/api/v1/matters/*/versions/*/changes"),
        allow(WRITE, HttpMethod.POST, "/api/v1/matters"),
        allow(READ, HttpMethod.GET, "/api/v1/calendars"),
        allow(READ, HttpMethod.GET, "/api/v1/calendars/*/notices/*"),
        allow(READ, HttpMethod.GET, "/api/v1/calendars/*/notices/*/versions/*"),
        allow(WRITE, HttpMethod.POST, "/api/v1/calendars/*/notices"),
        allow(READ, HttpMethod.GET, "/api/v1/event-types"),
        allow(READ, HttpMethod.GET, "/api/v1/event-types/*"),
        allow(READ, HttpMethod.GET, "/api/v1/event-types/*/versions"),
        allow(READ, HttpMethod.GET, "/api/v1/event-types/*/versions/*"),
        allow(READ, HttpMethod.GET, "/api/v1/event-types/*/versions/*/changes"),
        allow(WRITE, HttpMethod.POST, "/api/v1/event-types/checks"),
        allow(READ, HttpMethod.GET, "/api/v1/event-types/*/proposals/*"),
        allow(WRITE, HttpMethod.PUT, "/api/v1/event-types/*/proposals/*"),
        allow(CONSENT, HttpMethod.PUT, "/api/v1/event-types/*/proposals/*/consents/*"),
        allow(WRITE, HttpMethod.POST, "/api/v1/event-types"),
        allow(READ, HttpMethod.GET, "/api/v1/asyncapi"),
        allow(READ, HttpMethod.GET, "/api/v1/certificate-types"),
        allow(READ, HttpMethod.GET, "/api/v1/certificate-types/*"),
        allow(READ, HttpMethod.GET, "/api/v1/certificate-types/*/versions/*"),
        allow(WRITE, HttpMethod.POST, "/api/v1/certificate-types"),
        allow(READ, HttpMethod.GET, "/api/v1/data-sets"),
        allow(READ, HttpMethod.GET, "/api/v1/data-sets/*"),
        allow(READ, HttpMethod.GET, "/api/v1/data-sets/*/versions"),
        allow(READ, HttpMethod.GET, "/api/v1/data-sets/*/versions/*"),
        allow(WRITE, HttpMethod.POST, "/api/v1/data-sets"),
        allow(READ, HttpMethod.GET, "/api/v1/share-requests"),
        allow(READ, HttpMethod.GET, "/api/v1/share-requests/*"),
        allow(ASK, HttpMethod.POST, "/api/v1/share-requests"),
        allow(ASK, HttpMethod.POST, "/api/v1/share-requests/*/replies"),
        allow(DECIDE, HttpMethod.POST, "/api/v1/share-requests/*/decisions"),
        allow(READ, HttpMethod.GET, "/api/v1/grants"),
        allow(READ, HttpMethod.GET, "/api/v1/grants/*"),
        allow(ASK, HttpMethod.POST, "/api/v1/grants/*/versions"),
        allow(DECIDE, HttpMethod.POST, "/api/v1/grants/*/revocations"),
        allow(READ, HttpMethod.GET, "/api/v1/grant-notices"));
  }

  @Bean
  Definitions definitions(MongoDatabase database, JsonMapper json) {
    return new MongoDefinitions(database, json);
  }

  @Bean
  Departments departments(ServiceClients clients, InstantSource clock, CatalogProperties catalog) {
    return new IdentityDepartments(
        clients.of("identity-service"), clock, catalog.departmentsRememberedFor());
  }

  @Bean
  Publishing publishing(
      Definitions definitions,
      Departments departments,
      List<Succession> successions,
      InstantSource clock) {
    return new Publishing(
        definitions,
        departments,
        List.of(
            new MatterRules(),
            new EventTypeRules(),
            new CertificateTypeRules(),
            new DataSetRules(),
            new NoticeRules()),
        successions,
        clock);
  }

  @Bean
  DefinitionAnswers definitionAnswers(Definitions definitions, Publishing publishing) {
    return new DefinitionAnswers(definitions, publishing);
  }

  @Bean
  City city(JsonMapper json, SharingProperties sharing) {
    return City.load(json).with(NoticeFolder.documents(sharing.holidays(), json));
  }

  @Bean
  ReceiverTypes receiverTypes(City city, Publishing publishing, StandingGrants grants) {
    return new CityReceiverTypes(city, publishing, grants);
  }

  @Bean
  MatterVersions matterVersions(Definitions definitions) {
    return new MatterVersions(definitions);
  }

  @Bean
  CitySeed citySeed(
      City city,
      Definitions definitions,
      Publishing publishing,
      StandingGrants grants,
      CatalogProperties catalog) {
    return new CitySeed(city, definitions, publishing, grants, catalog.seedRetry());
  }

  @Bean
  CalendarNotices calendarNotices(Definitions definitions, WorkingDays days, JsonMapper json) {
    return new CalendarNotices(definitions, days, json);
  }
}
