package lianban.gateway;

import java.time.Clock;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The gateway process. */
@SpringBootApplication
@EnableConfigurationProperties(GatewayProperties.class)
public class GatewayApplication {

  public static void main(String[] args) {
    SpringApplication.run(GatewayApplication.class, args);
  }

  @Bean
  InstantSource clock() {
    return Clock.systemUTC();
  }

  /** Trace ids need to be distinct, not secret; many threads draw them. */
  @Bean
  RandomGenerator random() {
    return () -> ThreadLocalRandom.current().nextLong();
  }
}
