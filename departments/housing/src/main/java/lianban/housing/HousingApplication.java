package lianban.housing;

import com.mongodb.client.MongoDatabase;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import java.security.SecureRandom;
import java.util.HexFormat;
import lianban.housing.contract.ContractCheck;
import lianban.housing.contract.FiledContracts;
import lianban.housing.contract.PricePolicy;
import lianban.housing.contract.RegisterUnavailableException;
import lianban.housing.contract.http.ResilientContracts;
import lianban.housing.contract.http.RestContracts;
import lianban.housing.register.ContractRegister;
import lianban.housing.register.http.RegisterToken;
import lianban.housing.register.mongo.MongoContractRegister;
import lianban.service.access.AccessRule;
import lianban.service.access.AccessRules;
import lianban.service.problem.FaultClassifier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.json.JsonMapper;

/** The housing department as a process, with its contract register in it. */
@SpringBootApplication
@EnableConfigurationProperties(HousingProperties.class)
public class HousingApplication {

  private static final String REGISTER = "register";
  private static final int TOKEN_BYTES = 32;

  public static void main(String[] args) {
    SpringApplication.run(HousingApplication.class, args);
  }

  /** The register looks after its own token: it is older than the platform's. */
  @Bean
  AccessRules accessRules() {
    return AccessRules.of(
        AccessRule.allow("housing.write", HttpMethod.POST, "/api/v1/housing/contracts"),
        AccessRule.open(HttpMethod.GET, "/register/contracts"));
  }

  @Bean
  RegisterToken registerToken(HousingProperties housing) {
    if (!housing.registerToken().isEmpty()) {
      return new RegisterToken(housing.registerToken());
    }
    byte[] random = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(random);
    return new RegisterToken(HexFormat.of().formatHex(random));
  }

  @Bean
  ContractRegister contractRegister(MongoDatabase database) {
    return new MongoContractRegister(database);
  }

  @Bean
  FiledContracts filedContracts(
      HousingProperties housing,
      RegisterToken token,
      JsonMapper json,
      CircuitBreakerRegistry breakers,
      RetryRegistry retries) {
    var register =
        new RestContracts(housing.registerUrl(), token.value(), housing.registerTimeout(), json);
    return new ResilientContracts(
        register, breakers.circuitBreaker(REGISTER), retries.retry(REGISTER));
  }

  @Bean
  ContractCheck contractCheck(HousingProperties housing, FiledContracts contracts) {
    var policy = new PricePolicy(housing.lowestRatio(), housing.highestRatio());
    return new ContractCheck(contracts, policy);
  }

  /** A case waits for the register; it is never refused because the register is down. */
  @Bean
  FaultClassifier registerFaults() {
    return RegisterUnavailableException.class::isInstance;
  }
}
