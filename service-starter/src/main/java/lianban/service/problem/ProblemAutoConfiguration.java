package lianban.service.problem;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/** Problems of this service. */
@AutoConfiguration
public class ProblemAutoConfiguration {

  @Bean
  ProblemWriter problemWriter(Environment environment, JsonMapper json) {
    return new ProblemWriter(environment.getRequiredProperty("spring.application.name"), json);
  }

  @Bean
  ProblemAdvice problemAdvice(ProblemWriter problems, ObjectProvider<FaultClassifier> classifiers) {
    List<FaultClassifier> all = classifiers.orderedStream().toList();
    return new ProblemAdvice(problems, all);
  }
}
