package lianban.service.problem;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/** Problems of this service. */
@AutoConfiguration(before = ValidationAutoConfiguration.class)
public class ProblemAutoConfiguration {

  @Bean
  @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
  static BodyValidator bodyValidator() {
    return new BodyValidator();
  }

  @Bean
  ProblemWriter problemWriter(Environment environment, JsonMapper json) {
    return new ProblemWriter(environment.getRequiredProperty("spring.application.name"), json);
  }

  @Bean
  FaultTranslator faultTranslator(ObjectProvider<FaultClassifier> classifiers) {
    return new FaultTranslator(classifiers.orderedStream().toList());
  }

  @Bean
  ProblemAdvice problemAdvice(ProblemWriter problems, FaultTranslator faults) {
    return new ProblemAdvice(problems, faults);
  }
}
