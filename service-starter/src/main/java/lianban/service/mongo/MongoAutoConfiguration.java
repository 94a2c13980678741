package lianban.service.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.concurrent.TimeUnit;
import lianban.service.LianbanProperties;
import lianban.service.problem.FaultClassifier;
import org.bson.UuidRepresentation;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * One client, one database named like the service. Writes are acknowledged when a majority has them
 * in its journal, reads see what was so acknowledged; a store that is restarted is waited for.
 */
@AutoConfiguration
public class MongoAutoConfiguration {

  @Bean(destroyMethod = "close")
  @ConditionalOnMissingBean
  MongoClient mongoClient(LianbanProperties lianban) {
    return MongoClients.create(
        MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(lianban.mongodb()))
            .writeConcern(WriteConcern.MAJORITY.withJournal(true))
            .readConcern(ReadConcern.MAJORITY)
            .uuidRepresentation(UuidRepresentation.STANDARD)
            .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(5, TimeUnit.SECONDS))
            .applyToSocketSettings(
                socket ->
                    socket.connectTimeout(2, TimeUnit.SECONDS).readTimeout(15, TimeUnit.SECONDS))
            .build());
  }

  @Bean
  @ConditionalOnMissingBean
  MongoDatabase database(MongoClient client, Environment environment) {
    return client.getDatabase(environment.getRequiredProperty("spring.application.name"));
  }

  @Bean
  FaultClassifier mongoFaults() {
    return fault ->
        fault instanceof MongoSocketException
            || fault instanceof MongoTimeoutException
            || (fault instanceof MongoException e
                && e.hasErrorLabel(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL));
  }
}
