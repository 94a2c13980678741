package lianban.exchange;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import lianban.service.ServiceAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import tools.jackson.databind.json.JsonMapper;

/** JSON as the running exchange reads and writes it. */
public final class ServiceJson {

  public static final JsonMapper MAPPER = mapper();

  private ServiceJson() {}

  private static JsonMapper mapper() {
    var mapper = new AtomicReference<JsonMapper>();
    new ApplicationContextRunner()
        .withPropertyValues(
            "lianban.host=127.0.0.1",
            "lianban.port=0",
            "lianban.issuer=i",
            "lianban.jwks-uri=j",
            "lianban.mongodb=m")
        .withConfiguration(
            AutoConfigurations.of(ServiceAutoConfiguration.class, JacksonAutoConfiguration.class))
        .run(context -> mapper.set(context.getBean(JsonMapper.class)));
    return Objects.requireNonNull(mapper.get());
  }
}
