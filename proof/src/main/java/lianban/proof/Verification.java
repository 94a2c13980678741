package lianban.proof;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What became of checking a proof.
 *
 * @param statement what it shows if it holds
 * @param otherwise what is to be said if it does not
 */
public record Verification(List<Check> checks, Statement statement, Statement otherwise) {

  private static final Statement NO_PROOF =
      new Statement(
          "这份证明不成立：它说明不了任何事，其内容或来源与封存时不同。",
          "This proof does not hold and shows nothing: something in it is not as it was sealed.");

  public Verification {
    checks = List.copyOf(checks);
  }

  Verification(List<Check> checks, Statement statement) {
    this(checks, statement, NO_PROOF);
  }

  /** Whether nothing failed. */
  public boolean holds() {
    return checks.stream().noneMatch(check -> check.outcome() == Check.Outcome.FAILED);
  }

  /** In one sentence. */
  public String sentence(Locale locale) {
    return (holds() ? statement : otherwise).in(locale);
  }

  /** {@code {"holds", "statement", "checks": [{"subject", "outcome", "detail"}]}}. */
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("holds", holds());
    json.putObject("statement")
        .put("zh", sentence(Locale.CHINESE))
        .put("en", sentence(Locale.ENGLISH));
    var all = json.putArray("checks");
    for (Check check : checks) {
      all.addObject()
          .put("subject", check.subject().slug())
          .put("outcome", check.outcome().name())
          .put("detail", check.detail());
    }
    return json;
  }
}
