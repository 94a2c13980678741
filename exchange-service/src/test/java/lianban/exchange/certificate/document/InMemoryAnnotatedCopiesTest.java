package lianban.exchange.certificate.document;

class InMemoryAnnotatedCopiesTest extends AnnotatedCopiesContract {

  private final AnnotatedCopies copies = new InMemoryAnnotatedCopies();

  @Override
  protected AnnotatedCopies copies() {
    return copies;
  }
}
