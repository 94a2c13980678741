package lianban.exchange.payment;

class InMemoryPaymentsTest extends PaymentsContract {

  private final Payments payments = new InMemoryPayments();

  @Override
  protected Payments payments() {
    return payments;
  }
}
