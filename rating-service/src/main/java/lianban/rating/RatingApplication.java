package lianban.rating;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The rating service as a process. */
@SpringBootApplication
public class RatingApplication {

  public static void main(String[] arguments) {
    SpringApplication.run(RatingApplication.class, arguments);
  }
}
