package lianban.registration.title;

class InMemoryTitleBookTest extends TitleBookContract {

  private final TitleBook titleBook = new InMemoryTitleBook();

  @Override
  protected TitleBook titleBook() {
    return titleBook;
  }
}
