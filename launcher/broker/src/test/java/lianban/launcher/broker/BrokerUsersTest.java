package lianban.launcher.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BrokerUsersTest {

  private static final String LONG = "a-password-of-some-length";

  @Test
  void areNamedByVariables() {
    var users =
        BrokerUsers.in(
            Map.of(
                "LIANBAN_KAFKA_PASSWORD",
                LONG,
                "LIANBAN_KAFKA_PASSWORD_PUBLIC_SECURITY",
                LONG + "2",
                "LIANBAN_KAFKA_PORT",
                "9"));

    assertThat(users.passwords())
        .containsOnly(Map.entry("broker", LONG), Map.entry("public-security", LONG + "2"));
    assertThat(users.toString()).doesNotContain(LONG);
  }

  @Test
  void includeTheBrokerItself() {
    assertThatThrownBy(() -> BrokerUsers.in(Map.of("LIANBAN_KAFKA_PASSWORD_TAX", LONG)))
        .hasMessageContaining("LIANBAN_KAFKA_PASSWORD is not set");
  }

  @Test
  void haveNoPasswordThatIsShortOrWouldHaveToBeQuoted() {
    for (String password :
        new String[] {"", "short", "with\"quote-and-more", "${env:HOME}-and-more"}) {
      assertThatThrownBy(
              () ->
                  BrokerUsers.in(
                      Map.of(
                          "LIANBAN_KAFKA_PASSWORD", LONG, "LIANBAN_KAFKA_PASSWORD_TAX", password)))
          .hasMessageContaining("the password of the broker's user tax");
    }
  }
}
