package lianban.exchange.clock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What every store of kept definitions does. */
public abstract class KeptDefinitionsContract {

  protected abstract KeptDefinitions kept();

  @Test
  void keepsTheLastTextOfAName() {
    assertThat(kept().find("a/b@1")).isNull();
    kept().keep("a/b@1", "[\"一\"]");
    kept().keep("c", "x");

    kept().keep("a/b@1", "[\"二\"]");

    assertThat(kept().find("a/b@1")).isEqualTo("[\"二\"]");
    assertThat(kept().find("c")).isEqualTo("x");
  }
}
