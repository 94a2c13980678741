package lianban.exchange.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import lianban.exchange.certificate.Certificate;
import lianban.exchange.certificate.CertificateRegistry;
import lianban.exchange.certificate.Certificates;
import lianban.exchange.schema.JsonSchemas;
import lianban.kernel.event.StepAnswered;
import lianban.kernel.event.StepAnswered.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A store that dies between a case and what follows from it leaves nothing undone. */
class BrokenOffChangeTest {

  private final Matter matter = Cases.secondHandHome(Matter.RefusalRule.LET_ALL_FINISH);
  private final Stored cases = new Stored();
  private final Sent outbox = new Sent();
  private final Entered certificates = new Entered();
  private final ApprovalService approval =
      new ApprovalService(
          cases,
          new OneMatter(),
          new Filing(new JsonSchemas(JsonMapper.shared()), new byte[32], ZoneOffset.UTC),
          outbox,
          new CertificateRegistry(certificates),
          (billId, _) -> "paid-" + billId,
          JsonMapper.shared(),
          InstantSource.fixed(Cases.T0));

  @Test
  void certificateIsEnteredWhenTheLastAnswerIsRepeated() {
    cases.byId.put(Cases.filed().caseId(), Cases.filed());
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
    assertThat(certificates.entered).isEmpty();
    certificates.isAway = false;

    ApprovalCase closed = answer("issue");

    assertThat(closed.isClosed()).isTrue();
    assertThat(certificates.entered).hasSize(1);
    assertThat(outbox.relayed.getLast().version()).isEqualTo(closed.version());
  }

  @Test
  void messagesAreSentWhenTheAcknowledgementOfTheStoreWasLost() {
    cases.byId.put(Cases.filed().caseId(), Cases.filed());
    cases.losesAcknowledgement = true;
    assertThatIllegalStateException().isThrownBy(() -> answer("tax"));
    assertThat(outbox.relayed).isEmpty();
    cases.losesAcknowledgement = false;

    ApprovalCase changed = answer("tax");

    assertThat(outbox.relayed).extracting(ApprovalCase::version).containsExactly(changed.version());
  }

  private ApprovalCase answer(String step) {
    String department = Objects.requireNonNull(matter.step(step)).department();
    StepAnswered answer = Cases.answer(department, step, "a-" + step, 1, Outcome.APPROVED).answer();
    return approval.answer(department, answer, "digest of " + step);
  }

  private final class OneMatter implements Matters {

    @Override
    public Matter current(String id) {
      return matter;
    }

    @Override
    public Matter version(String id, int version) {
      return matter;
    }
  }

  private static final class Stored implements ApprovalCases {

    private final Map<String, ApprovalCase> byId = new ConcurrentHashMap<>();
    private boolean losesAcknowledgement;

    @Override
    public @Nullable ApprovalCase find(String caseId) {
      return byId.get(caseId);
    }

    @Override
    public boolean insert(ApprovalCase state) {
      return byId.putIfAbsent(state.caseId(), state) == null;
    }

    @Override
    public boolean replace(ApprovalCase state) {
      ApprovalCase before = byId.get(state.caseId());
      if (before == null || before.version() != state.version() - 1) {
        return false;
      }
      byId.put(state.caseId(), state);
      if (losesAcknowledgement) {
        throw new IllegalStateException("the store died");
      }
      return true;
    }
  }

  private static final class Sent implements Outbox {

    private final List<ApprovalCase> relayed = new ArrayList<>();

    @Override
    public void announce(String caseId) {}

    @Override
    public long published(String caseId) {
      return 0;
    }

    @Override
    public void relay(ApprovalCase stored) {
      relayed.add(stored);
    }

    @Override
    public boolean isCongested() {
      return false;
    }
  }

  private static final class Entered implements Certificates {

    private final List<Certificate> entered = new ArrayList<>();
    private boolean isAway;

    @Override
    public @Nullable Certificate find(String identifier) {
      return null;
    }

    @Override
    public void enter(Certificate certificate) {
      if (isAway) {
        throw new IllegalStateException("the store died");
      }
      entered.add(certificate);
    }

    @Override
    public void supersede(String identifier, String by) {}
  }
}
