package lianban.exchange.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import lianban.exchange.certificate.Certificate;
import lianban.exchange.certificate.CertificateRegistry;
import lianban.exchange.certificate.Certificates;
import lianban.exchange.certificate.InMemoryCertificates;
import lianban.exchange.payment.InMemoryPayments;
import lianban.exchange.schema.JsonSchemas;
import lianban.kernel.event.StepAnswered;
import lianban.kernel.event.StepAnswered.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A store that dies between a case and what follows from it leaves nothing undone. */
class BrokenOffChangeTest {

  private final Matter matter = Cases.secondHandHome(Matter.RefusalRule.LET_ALL_FINISH);
  private final WatchedCases cases = new WatchedCases();
  private final SentMessages outbox = new SentMessages();
  private final Registry certificates = new Registry();
  private final InMemoryMatters matters = new InMemoryMatters();
  private final ApprovalService approval =
      new ApprovalService(
          cases,
          matters,
          new Filing(new JsonSchemas(JsonMapper.shared()), new byte[32], ZoneOffset.UTC),
          outbox,
          new CertificateRegistry(certificates),
          new InMemoryPayments(),
          JsonMapper.shared(),
          InstantSource.fixed(Cases.T0));

  @BeforeEach
  void publish() {
    matters.publish(matter);
  }

  @Test
  void certificateIsEnteredWhenTheLastAnswerIsRepeated() {
    cases.insert(Cases.filed());
    for (String step : List.of("identity", "contract", "tax", "title")) {
      answer(step);
    }
    ApprovalCase due = approval.find(Cases.filed().caseId());
    approval.pay(
        due.caseId(),
        "window",
        "k",
        "d",
        Objects.requireNonNull(due.bill()).billId(),
        due.bill().total());
    certificates.isAway = true;
    assertThatIllegalStateException().isThrownBy(() -> answer("issue"));
    String issued = identifier(approval.find(due.caseId()));
    assertThat(certificates.find(issued)).isNull();
    certificates.isAway = false;

    ApprovalCase closed = answer("issue");

    assertThat(closed.isClosed()).isTrue();
    assertThat(identifier(closed)).isEqualTo(issued);
    assertThat(certificates.find(issued)).isNotNull();
    assertThat(outbox.relayed.getLast().version()).isEqualTo(closed.version());
  }

  @Test
  void messagesAreSentWhenTheAcknowledgementOfTheStoreWasLost() {
    cases.insert(Cases.filed());
    cases.loseAcknowledgements(true);
    assertThatIllegalStateException().isThrownBy(() -> answer("tax"));
    assertThat(outbox.relayed).isEmpty();
    cases.loseAcknowledgements(false);

    ApprovalCase changed = answer("tax");

    assertThat(outbox.relayed).extracting(ApprovalCase::version).containsExactly(changed.version());
  }

  private static String identifier(ApprovalCase state) {
    return Objects.requireNonNull(state.certificate()).identifier();
  }

  private ApprovalCase answer(String step) {
    String department = Objects.requireNonNull(matter.step(step)).department();
    StepAnswered answer = Cases.answer(department, step, "a-" + step, 1, Outcome.APPROVED).answer();
    return approval.answer(department, answer, "digest of " + step);
  }

  /** The registry, which can be away when something is to be entered. */
  private static final class Registry implements Certificates {

    private final Certificates store = new InMemoryCertificates();
    private boolean isAway;

    @Override
    public @Nullable Certificate find(String identifier) {
      return store.find(identifier);
    }

    @Override
    public void enter(Certificate certificate) {
      if (isAway) {
        throw new IllegalStateException("the store died");
      }
      store.enter(certificate);
    }

    @Override
    public void supersede(String identifier, String by) {
      store.supersede(identifier, by);
    }

    @Override
    public void mark(String identifier, Certificate.Status status, @Nullable String by, long of) {
      store.mark(identifier, status, by, of);
    }
  }
}
