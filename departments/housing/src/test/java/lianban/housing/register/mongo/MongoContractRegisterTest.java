package lianban.housing.register.mongo;

import lianban.housing.register.ContractRegister;
import lianban.housing.register.ContractRegisterContract;
import lianban.service.test.TestDatabase;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("lianban.service.test.TestDatabase#all")
class MongoContractRegisterTest extends ContractRegisterContract {

  private final ContractRegister contractRegister;

  MongoContractRegisterTest(TestDatabase database) {
    contractRegister = new MongoContractRegister(database.empty());
  }

  @Override
  protected ContractRegister contractRegister() {
    return contractRegister;
  }
}
