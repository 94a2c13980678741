package lianban.exchange.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import lianban.exchange.certificate.CertificateRegistry;
import lianban.exchange.certificate.InMemoryCertificates;
import lianban.exchange.payment.InMemoryPayments;
import lianban.exchange.payment.Refunds;
import lianban.kernel.event.StepAnswered.Outcome;
import lianban.kernel.problem.ProblemType;
import lianban.service.problem.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Commands on one case that wait for each other are stored in one write. */
class CommandsTogetherTest {

  private static final long FIRST = Cases.filed().version();

  private final Matter matter = Cases.secondHandHome(Matter.RefusalRule.LET_ALL_FINISH);
  private final String caseId = Cases.filed().caseId();
  private final WatchedCases cases = new WatchedCases();
  private final InMemoryMatters matters = new InMemoryMatters();
  private final SentMessages outbox = new SentMessages();
  private final CaseCommands commands =
      new CaseCommands(
          cases,
          matters,
          new CaseRevisions(outbox, JsonMapper.shared()::writeValueAsString),
          outbox,
          new CertificateRegistry(new InMemoryCertificates()),
          new Refunds(new InMemoryPayments()),
          InstantSource.fixed(Cases.T0));

  @BeforeEach
  void file() {
    matters.publish(matter);
    cases.insert(Cases.filed());
  }

  @Test
  void answersThatCameDuringAWriteAreStoredInTheNext() throws InterruptedException {
    List<AtomicReference<Object>> told =
        duringAWrite(answer("contract"), answer("tax"), answer("title"));

    ApprovalCase stored = stored();
    assertThat(cases.versionsWritten).containsExactly(FIRST + 1, FIRST + 2);
    assertThat(told).allSatisfy(one -> assertThat(one.get()).isEqualTo(stored));
    assertThat(stored.bill()).isNotNull();
    assertThat(stored.commands()).hasSize(4);
    assertThat(stored.history())
        .extracting(ApprovalCase.HistoryEntry::number)
        .isEqualTo(List.of(1, 2, 3, 4, 5));
    assertThat(outbox.relayed)
        .extracting(ApprovalCase::version)
        .containsExactly(FIRST + 1, FIRST + 2);
  }

  @Test
  void oneThatIsRefusedAmongThemIsRefusedAlone() throws InterruptedException {
    var notTheirs = Cases.answer("tax", "title", "forged", 1, Outcome.APPROVED);

    List<AtomicReference<Object>> told =
        duringAWrite(answer("contract"), notTheirs, answer("title"));

    assertThat(told.get(0).get()).isEqualTo(stored());
    assertThat(told.get(2).get()).isEqualTo(stored());
    assertThat(told.get(1).get())
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.type()).isEqualTo(ProblemType.NOT_YOUR_STEP));
    assertThat(stored().commands()).hasSize(3);
  }

  @Test
  void theSameAnswerTwiceAmongThemHasOneEffect() throws InterruptedException {
    List<AtomicReference<Object>> told = duringAWrite(answer("tax"), answer("tax"));

    assertThat(told).allSatisfy(one -> assertThat(one.get()).isEqualTo(stored()));
    assertThat(stored().commands()).hasSize(2);
    assertThat(stored().version()).isEqualTo(FIRST + 2);
  }

  @Test
  void oneThatFailsAmongThemFailsAlone() throws InterruptedException {
    cases.beforeWrites(
        state -> {
          if (state.commands().stream().anyMatch(c -> c.key().equals("answer:a-tax"))) {
            throw new IllegalStateException("what a-tax says cannot be stored");
          }
        });

    List<AtomicReference<Object>> told =
        duringAWrite(answer("contract"), answer("tax"), answer("title"));

    assertThat(told.get(1).get()).isInstanceOf(IllegalStateException.class);
    assertThat(told.get(0).get()).isInstanceOf(ApprovalCase.class);
    assertThat(told.get(2).get()).isEqualTo(stored());
    assertThat(stored().commands())
        .extracting(ApprovalCase.Taken::key)
        .containsExactly("answer:a-identity", "answer:a-contract", "answer:a-title");
  }

  @Test
  void anotherProcessInBetweenLosesNothing() throws InterruptedException {
    cases.beforeNextWrite(
        state -> {
          var elsewhere = new CaseRevisions(outbox, JsonMapper.shared()::writeValueAsString);
          cases.store.replace(
              elsewhere.changed(
                  Cases.filed(),
                  matter,
                  List.of(new ApprovalEvent.StepRefused("tax", 1, List.of())),
                  answer("tax"),
                  Cases.T0,
                  FIRST + 1));
        });

    ApprovalCase done = commands.execute(caseId, answer("identity"));

    assertThat(done).isEqualTo(stored());
    assertThat(done.version()).isEqualTo(FIRST + 2);
    assertThat(done.commands()).hasSize(2);
  }

  /** What each of the commands came to that came while another one was being stored. */
  private List<AtomicReference<Object>> duringAWrite(ApprovalCommand... together)
      throws InterruptedException {
    var isBusy = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    cases.beforeNextWrite(
        state -> {
          isBusy.countDown();
          awaitQuietly(mayEnd);
        });
    Thread first = Thread.ofPlatform().start(() -> commands.execute(caseId, answer("identity")));
    isBusy.await();
    List<AtomicReference<Object>> told = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (ApprovalCommand command : together) {
      AtomicReference<Object> outcome = new AtomicReference<>();
      told.add(outcome);
      Thread thread = Thread.ofPlatform().start(() -> outcome.set(outcomeOf(command)));
      await().until(() -> thread.getState() == Thread.State.WAITING);
      threads.add(thread);
    }
    mayEnd.countDown();
    first.join();
    for (Thread thread : threads) {
      thread.join();
    }
    return told;
  }

  private Object outcomeOf(ApprovalCommand command) {
    try {
      return commands.execute(caseId, command);
    } catch (ProblemException | IllegalStateException fault) {
      return fault;
    }
  }

  private ApprovalCommand.Answer answer(String step) {
    String department = Objects.requireNonNull(matter.step(step)).department();
    return Cases.answer(department, step, "a-" + step, 1, Outcome.APPROVED);
  }

  private ApprovalCase stored() {
    return Objects.requireNonNull(cases.find(caseId));
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
