package lianban.verification.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import lianban.verification.project.Project;
import lianban.verification.project.ServiceSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadmeTest {

  private static final String ENGLISH = "README.md";
  private static final String CHINESE = "README.zh-CN.md";
  private static final String GUIDE = "docs/exchange-with-curl.md";

  @ParameterizedTest
  @ValueSource(strings = {ENGLISH, CHINESE, GUIDE, "docs/operations.md", "deploy/README.md"})
  void everyCommandIsOneOfTheScript(String page) {
    assertThat(helpCommands()).isNotEmpty().containsAll(commands(Project.text(page)));
  }

  @Test
  void bothNameTheSameCommands() {
    assertThat(commands(Project.text(CHINESE)))
        .isNotEmpty()
        .isEqualTo(commands(Project.text(ENGLISH)));
  }

  @Test
  void theTwoCommandsToBeginWithAreThere() {
    assertThat(commands(Project.text(ENGLISH))).contains("demo", "test");
  }

  @ParameterizedTest
  @ValueSource(strings = {ENGLISH, CHINESE})
  void listsTheModulesOfTheBuild(String page) {
    assertThat(Project.all("^\\| `([a-z/-]+)` \\|", Project.text(page)))
        .containsExactlyElementsOf(Project.modules());
  }

  @Test
  void bothHaveTheSameCode() {
    assertThat(codeBlocks(CHINESE)).isNotEmpty().isEqualTo(codeBlocks(ENGLISH));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ENGLISH,
        CHINESE,
        GUIDE,
        "department-kit/README.md",
        "docs/operations.md",
        "docs/decisions/README.md",
        "deploy/README.md"
      })
  void everyLinkLeadsToAFile(String page) {
    var folder = Project.path(page).resolveSibling("");
    assertThat(Project.all("\\]\\((?!https?:)([^)#]+)[^)]*\\)", Project.text(page)))
        .isNotEmpty()
        .allSatisfy(link -> assertThat(folder.resolve(link)).exists());
  }

  @Test
  void everyAddressOfTheGuideIsOneThatTheGatewayHas() {
    List<String> open =
        Project.all(
                "path: \"([^\"]+)\"", Project.text("gateway/src/main/resources/application.yml"))
            .stream()
            .map(path -> path.replaceAll("\\{[^}]+}", "[^/]+").replace("/**", "(/.*)?"))
            .toList();
    List<String> named =
        Project.all("\\$city(/[^\\s\"'?]+)", Project.text(GUIDE)).stream()
            .filter(address -> !address.equals("/api/v1/$1"))
            .toList();
    assertThat(named)
        .hasSizeGreaterThan(30)
        .allSatisfy(address -> assertThat(open).anyMatch(address::matches));
  }

  @Test
  void everyDecisionIsListedAndAsksAQuestion() throws IOException {
    List<String> listed =
        Project.all("\\((why-[^)]+|which-[^)]+)\\)", Project.text("docs/decisions/README.md"));
    try (Stream<Path> files = Files.list(Project.path("docs/decisions"))) {
      var pages = files.map(f -> f.getFileName().toString()).filter(n -> !n.equals("README.md"));
      assertThat(pages).containsExactlyInAnyOrderElementsOf(listed);
    }
    assertThat(listed)
        .allSatisfy(
            page ->
                assertThat(Project.text("docs/decisions/" + page))
                    .matches("(?s)# [^\\n]+\\?\\n.*"));
  }

  @Test
  void everyVariableOfAServiceIsDescribed() {
    String described = Project.text("docs/protocol.md") + Project.text("docs/operations.md");
    var read =
        Project.modules().stream()
            .filter(ServiceSettings::isService)
            .flatMap(module -> ServiceSettings.of(module).defaults().keySet().stream())
            .map(variable -> variable.replaceFirst("_SECRET_.*", "_SECRET_<CLIENT>"));
    assertThat(read).isNotEmpty().allSatisfy(name -> assertThat(described).contains(name));
  }

  private static Set<String> commands(String text) {
    return new TreeSet<>(Project.all("\\./lianban ([a-z]+)", text));
  }

  private static List<String> helpCommands() {
    String usage = Project.text("lianban").replaceAll("(?s).*?usage\\(\\) \\{(.*?)\\n}.*", "$1");
    return Project.all("^  ([a-z]+) {1,}[a-z]", usage);
  }

  private static List<String> codeBlocks(String page) {
    return Project.all("(?s)```(?:sh|json)\\n(.*?)```", Project.text(page));
  }
}
