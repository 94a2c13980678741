package lianban.publicsecurity;

import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import lianban.publicsecurity.identity.IdentityCheck;
import lianban.publicsecurity.identity.IdentityProperties;
import lianban.publicsecurity.identity.Persons;
import lianban.publicsecurity.identity.mongo.MongoPersons;
import lianban.service.access.AccessRule;
import lianban.service.access.AccessRules;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;

/** Public security as a process. */
@SpringBootApplication
@EnableConfigurationProperties(IdentityProperties.class)
public class PublicSecurityApplication {

  public static void main(String[] args) {
    SpringApplication.run(PublicSecurityApplication.class, args);
  }

  @Bean
  AccessRules accessRules() {
    return AccessRules.of(
        AccessRule.allow(
            "public-security.write", HttpMethod.POST, "/api/v1/public-security/persons"));
  }

  @Bean
  Persons persons(MongoDatabase database) {
    return new MongoPersons(database);
  }

  @Bean
  IdentityCheck identityCheck(Persons persons, IdentityProperties properties, InstantSource clock) {
    return new IdentityCheck(persons, properties.zone(), clock);
  }
}
