package lianban.registration.title;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lianban.service.test.AtOnce;
import org.junit.jupiter.api.Test;

/** What every title book does. */
public abstract class TitleBookContract {

  private static final Title TITLE = new Title("p1", "A", "李雷", 700, "certificate-1");
  private static final Title OTHER = new Title("p2", "A", "李雷", 0, "certificate-1");

  /** An empty one. */
  protected abstract TitleBook titleBook();

  @Test
  void knowsNoTitleThatWasNotEntered() {
    titleBook().enter(List.of());
    titleBook().enter(List.of(TITLE));

    assertThat(titleBook().of("p2")).isEmpty();
    assertThat(titleBook().of("")).isEmpty();
  }

  @Test
  void givesBackWhatWasEntered() {
    titleBook().enter(List.of(TITLE, OTHER));

    assertThat(titleBook().of("p1")).contains(TITLE);
    assertThat(titleBook().of("p2")).contains(OTHER);
  }

  @Test
  void replacesATitleThatIsKnownWithTheLastOfAFeed() {
    titleBook().enter(List.of(TITLE, OTHER));
    var last = new Title("p1", "C", "Wu", 1, "certificate-3");

    titleBook().enter(List.of(new Title("p1", "B", "Han", 2, "certificate-2"), last));

    assertThat(titleBook().of("p1")).contains(last);
    assertThat(titleBook().of("p2")).contains(OTHER);
  }

  @Test
  void entersTheNewOwnerAndLeavesTheLease() {
    titleBook().enter(List.of(TITLE, OTHER));

    assertThat(titleBook().transfer(transfer("B", "certificate-1"), "certificate-2")).isTrue();

    assertThat(titleBook().of("p1"))
        .contains(new Title("p1", "B", "Buyer B", 700, "certificate-2"));
    assertThat(titleBook().of("p2")).contains(OTHER);
  }

  @Test
  void entersNoTransferThatRestsOnAnotherCertificate() {
    titleBook().enter(List.of(TITLE));

    assertThat(titleBook().transfer(transfer("B", "certificate-0"), "certificate-2")).isFalse();

    assertThat(titleBook().of("p1")).contains(TITLE);
  }

  @Test
  void entersATransferOnce() {
    titleBook().enter(List.of(TITLE));
    var transfer = transfer("B", "certificate-1");
    titleBook().transfer(transfer, "certificate-2");
    titleBook().transfer(transfer("C", "certificate-2"), "certificate-3");

    assertThat(titleBook().transfer(transfer, "certificate-2")).isFalse();

    assertThat(titleBook().of("p1"))
        .contains(new Title("p1", "C", "Buyer C", 700, "certificate-3"));
  }

  @Test
  void saysOfATransferThatIsRepeatedThatItIsEntered() {
    titleBook().enter(List.of(TITLE));
    var transfer = transfer("B", "certificate-1");
    titleBook().transfer(transfer, "certificate-2");

    assertThat(titleBook().transfer(transfer, "certificate-2")).isTrue();

    assertThat(titleBook().of("p1"))
        .contains(new Title("p1", "B", "Buyer B", 700, "certificate-2"));
  }

  @Test
  void entersNoTransferOfATitleThatItDoesNotHave() {
    assertThat(titleBook().transfer(transfer("B", "certificate-1"), "certificate-2")).isFalse();
    assertThat(titleBook().of("p1")).isEmpty();
  }

  @Test
  void oneOfManyTransfersAtOnceIsEntered() throws Exception {
    titleBook().enter(List.of(TITLE));

    var entered =
        AtOnce.all(
            8, i -> titleBook().transfer(transfer("B" + i, "certificate-1"), "certificate-2" + i));

    assertThat(entered).containsOnlyOnce(true);
    String winner = "B" + entered.indexOf(true);
    assertThat(titleBook().of("p1"))
        .contains(
            new Title(
                "p1", winner, "Buyer " + winner, 700, "certificate-2" + entered.indexOf(true)));
  }

  private static Transfer transfer(String newOwner, String supersedes) {
    return new Transfer("case-" + newOwner, "p1", newOwner, "Buyer " + newOwner, supersedes);
  }
}
