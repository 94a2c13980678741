package lianban.catalog.dataset;

import lianban.catalog.definition.Definitions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts data sets together. */
@Configuration(proxyBeanMethods = false)
class DataSetConfiguration {

  @Bean
  DataSetSuccession dataSetSuccession(Definitions definitions, DataSetReaders readers) {
    return new DataSetSuccession(definitions, readers);
  }
}
