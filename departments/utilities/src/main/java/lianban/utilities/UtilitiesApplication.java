package lianban.utilities;

import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import lianban.service.access.AccessRule;
import lianban.service.access.AccessRules;
import lianban.utilities.transfer.ElectricityFollower;
import lianban.utilities.transfer.HeatingFollower;
import lianban.utilities.transfer.TransferDesk;
import lianban.utilities.transfer.Transfers;
import lianban.utilities.transfer.WaterFollower;
import lianban.utilities.transfer.mongo.MongoTransfers;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;

/** The utilities as one process. */
@SpringBootApplication
public class UtilitiesApplication {

  public static void main(String[] args) {
    SpringApplication.run(UtilitiesApplication.class, args);
  }

  @Bean
  AccessRules accessRules() {
    return AccessRules.of(
        AccessRule.allow("utilities.read", HttpMethod.GET, "/api/v1/utilities/transfers"));
  }

  @Bean
  Transfers transfers(MongoDatabase database) {
    return new MongoTransfers(database);
  }

  @Bean
  TransferDesk transferDesk(Transfers transfers, InstantSource clock) {
    return new TransferDesk(transfers, clock);
  }

  @Bean
  WaterFollower waterFollower(TransferDesk desk) {
    return new WaterFollower(desk);
  }

  @Bean
  ElectricityFollower electricityFollower(TransferDesk desk) {
    return new ElectricityFollower(desk);
  }

  @Bean
  HeatingFollower heatingFollower(TransferDesk desk) {
    return new HeatingFollower(desk);
  }
}
