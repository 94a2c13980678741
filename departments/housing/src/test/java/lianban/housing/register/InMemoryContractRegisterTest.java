package lianban.housing.register;

class InMemoryContractRegisterTest extends ContractRegisterContract {

  private final ContractRegister contractRegister = new InMemoryContractRegister();

  @Override
  protected ContractRegister contractRegister() {
    return contractRegister;
  }
}
