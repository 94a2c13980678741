package lianban.exchange.proof.mongo;

import lianban.exchange.proof.Findings;
import lianban.exchange.proof.FindingsContract;
import lianban.service.test.TestDatabase;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("lianban.service.test.TestDatabase#all")
class MongoFindingsTest extends FindingsContract {

  private final Findings findings;

  MongoFindingsTest(TestDatabase database) {
    findings = new MongoFindings(database.empty().getCollection("findings"));
  }

  @Override
  protected Findings findings() {
    return findings;
  }
}
