package lianban.registration;

import com.mongodb.client.MongoDatabase;
import lianban.registration.title.RegistrationProperties;
import lianban.registration.title.TitleBook;
import lianban.registration.title.TitleCheck;
import lianban.registration.title.TitleTransfer;
import lianban.registration.title.TransferEntry;
import lianban.registration.title.Transfers;
import lianban.registration.title.mongo.MongoTitleBook;
import lianban.registration.title.mongo.MongoTransfers;
import lianban.service.access.AccessRule;
import lianban.service.access.AccessRules;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;

/** Real-estate registration as a process. */
@SpringBootApplication
@EnableConfigurationProperties(RegistrationProperties.class)
public class RegistrationApplication {

  public static void main(String[] args) {
    SpringApplication.run(RegistrationApplication.class, args);
  }

  @Bean
  AccessRules accessRules() {
    return AccessRules.of(
        AccessRule.allow("registration.write", HttpMethod.POST, "/api/v1/registration/titles"));
  }

  @Bean
  TitleBook titleBook(MongoDatabase database) {
    return new MongoTitleBook(database);
  }

  @Bean
  Transfers transfers(MongoDatabase database) {
    return new MongoTransfers(database);
  }

  @Bean
  TitleCheck titleCheck(TitleBook titles, RegistrationProperties properties) {
    return new TitleCheck(titles, properties.minimumLeaseMonths());
  }

  @Bean
  TitleTransfer titleTransfer(TitleBook titles, Transfers transfers) {
    return new TitleTransfer(titles, transfers);
  }

  @Bean
  TransferEntry transferEntry(TitleBook titles, Transfers transfers) {
    return new TransferEntry(titles, transfers);
  }
}
