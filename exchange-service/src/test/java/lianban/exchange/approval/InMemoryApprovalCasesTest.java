package lianban.exchange.approval;

class InMemoryApprovalCasesTest extends ApprovalCasesContract {

  private final ApprovalCases cases = new InMemoryApprovalCases();

  @Override
  protected ApprovalCases cases() {
    return cases;
  }
}
