package lianban.catalog.eventtype;

class InMemoryProposalsTest extends ProposalsContract {

  @Override
  protected Proposals proposals() {
    return new InMemoryProposals();
  }
}
