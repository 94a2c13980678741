package lianban.housing.contract;

class InMemoryFiledContractsTest extends FiledContractsContract {

  private final InMemoryFiledContracts contracts = new InMemoryFiledContracts();

  @Override
  protected FiledContracts contracts() {
    return contracts;
  }

  @Override
  protected void file(String batch, String contractNo, FiledContract contract) {
    contracts.file(batch, contractNo, contract);
  }

  @Override
  protected void breakDown() {
    contracts.breakDown();
  }
}
