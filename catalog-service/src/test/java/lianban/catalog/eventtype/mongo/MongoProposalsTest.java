package lianban.catalog.eventtype.mongo;

import lianban.catalog.Samples;
import lianban.catalog.eventtype.Proposals;
import lianban.catalog.eventtype.ProposalsContract;
import lianban.service.test.TestDatabase;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("lianban.service.test.TestDatabase#all")
class MongoProposalsTest extends ProposalsContract {

  private final TestDatabase database;

  MongoProposalsTest(TestDatabase database) {
    this.database = database;
  }

  @Override
  protected Proposals proposals() {
    return new MongoProposals(database.empty(), Samples.JSON);
  }
}
