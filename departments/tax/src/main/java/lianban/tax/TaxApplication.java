package lianban.tax;

import com.mongodb.client.MongoDatabase;
import java.time.InstantSource;
import lianban.service.access.AccessRules;
import lianban.tax.assessment.AssessmentProperties;
import lianban.tax.assessment.Assessments;
import lianban.tax.assessment.DeedTaxAssessment;
import lianban.tax.assessment.DeedTaxRates;
import lianban.tax.assessment.mongo.MongoAssessments;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The tax department as a process. */
@SpringBootApplication
@EnableConfigurationProperties(AssessmentProperties.class)
public class TaxApplication {

  public static void main(String[] args) {
    SpringApplication.run(TaxApplication.class, args);
  }

  /** Nobody calls the tax department: it is asked by events alone. */
  @Bean
  AccessRules accessRules() {
    return AccessRules.of();
  }

  @Bean
  Assessments assessments(MongoDatabase database) {
    return new MongoAssessments(database);
  }

  @Bean
  DeedTaxAssessment deedTaxAssessment(
      AssessmentProperties properties, Assessments assessments, InstantSource clock) {
    return new DeedTaxAssessment(new DeedTaxRates(properties.rates()), assessments, clock);
  }
}
