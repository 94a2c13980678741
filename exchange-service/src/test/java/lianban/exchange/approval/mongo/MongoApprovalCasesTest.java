package lianban.exchange.approval.mongo;

import lianban.exchange.ServiceJson;
import lianban.exchange.approval.ApprovalCases;
import lianban.exchange.approval.ApprovalCasesContract;
import lianban.exchange.mongo.JsonDocuments;
import lianban.service.test.TestDatabase;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("lianban.service.test.TestDatabase#all")
class MongoApprovalCasesTest extends ApprovalCasesContract {

  private final ApprovalCases cases;

  MongoApprovalCasesTest(TestDatabase database) {
    cases =
        new MongoApprovalCases(
            database.empty().getCollection("cases"), new JsonDocuments(ServiceJson.MAPPER));
  }

  @Override
  protected ApprovalCases cases() {
    return cases;
  }
}
