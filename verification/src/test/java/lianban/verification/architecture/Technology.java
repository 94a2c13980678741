package lianban.verification.architecture;

import java.util.Arrays;
import java.util.stream.Stream;

/** The packages of the libraries that the core of a feature must not know. */
final class Technology {

  static final String[] WEB = {
    "org.springframework.web..", "org.springframework.http..", "jakarta.servlet.."
  };
  static final String[] KAFKA = {"org.apache.kafka..", "org.springframework.kafka.."};
  static final String[] MONGO = {"com.mongodb..", "org.bson.."};
  static final String[] ANY =
      Stream.of(
              WEB,
              KAFKA,
              MONGO,
              new String[] {"org.springframework..", "tools.jackson..", "com.fasterxml.jackson.."})
          .flatMap(Arrays::stream)
          .toArray(String[]::new);

  private Technology() {}
}
