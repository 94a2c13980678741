package lianban.service;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import lianban.service.trace.TraceFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.DeserializationFeature;

/** Time, JSON and trace. */
@AutoConfiguration
@EnableConfigurationProperties(LianbanProperties.class)
public class ServiceAutoConfiguration {

  /** Time in whole milliseconds: what the document store keeps, so nothing changes on the way. */
  @Bean
  @ConditionalOnMissingBean
  InstantSource clock() {
    return Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));
  }

  /** Amounts are decimal strings on the wire; untyped numbers are never binary floating point. */
  @Bean
  JsonMapperBuilderCustomizer exactNumbers() {
    return builder ->
        builder
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .changeDefaultPropertyInclusion(
                inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .withConfigOverride(
                BigDecimal.class,
                override -> override.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)));
  }

  @Bean
  TraceFilter traceFilter() {
    return new TraceFilter(RandomGenerator.getDefault());
  }
}
