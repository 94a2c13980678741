package lianban.identity.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

  @Test
  void saysEverythingInBothLanguages() {
    var control =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    var english = ResourceBundle.getBundle("messages", Locale.ROOT, control);
    var chinese = ResourceBundle.getBundle("messages", Locale.CHINESE, control);

    assertThat(chinese.keySet()).isEqualTo(english.keySet());
    for (String key : english.keySet()) {
      assertThat(chinese.getString(key)).as(key).isNotBlank();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zh-CN,zh;q=0.9,en;q=0.5|zh",
        "en-GB,zh;q=0.5|en",
        "fr-FR,zh;q=0.5|zh",
        "fr|en",
        ";;;|en"
      })
  void speaksTheLanguageThatIsLikedBest(String header, String language) {
    assertThat(Languages.of(header)).isEqualTo(Locale.of(language));
  }

  @Test
  void speaksEnglishWhereNothingIsAsked() {
    assertThat(Languages.of(null)).isEqualTo(Locale.ENGLISH);
  }
}
