package lianban.catalog;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** The catalogue's process. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(CatalogProperties.class)
public class CatalogApplication {

  public static void main(String[] args) {
    SpringApplication.run(CatalogApplication.class, args);
  }
}
