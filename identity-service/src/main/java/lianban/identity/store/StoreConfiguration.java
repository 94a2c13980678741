package lianban.identity.store;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.concurrent.TimeUnit;
import lianban.identity.IdentityProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The client of the document store; it connects in the background and never holds up a start. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

  private static final int SELECTION_SECONDS = 5;
  private static final int READ_SECONDS = 10;

  @Bean
  MongoClient mongoClient(IdentityProperties properties) {
    return MongoClients.create(
        MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(properties.mongodb()))
            .applyToClusterSettings(
                cluster -> cluster.serverSelectionTimeout(SELECTION_SECONDS, TimeUnit.SECONDS))
            .applyToSocketSettings(
                socket ->
                    socket
                        .connectTimeout(SELECTION_SECONDS, TimeUnit.SECONDS)
                        .readTimeout(READ_SECONDS, TimeUnit.SECONDS))
            .build());
  }

  @Bean
  MongoDatabase database(MongoClient client) {
    return client.getDatabase("identity-service");
  }
}
