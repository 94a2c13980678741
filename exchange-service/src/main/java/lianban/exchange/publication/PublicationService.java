package lianban.exchange.publication;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import lianban.kernel.trace.Traceparent;
import lianban.service.access.Caller;
import lianban.service.batch.GroupCommit;
import lianban.service.problem.ProblemException;

/**
 * Takes in events: granted, valid, and acknowledged only when the broker has them. The same source
 * and id twice has one effect. Of several events each is accepted or refused for itself; those that
 * are accepted reach their topics in the order in which they came.
 *
 * <p>What is being written is written to its end, on threads of its own: a client that hangs up
 * breaks off nothing between the broker's word and the note of it. Who brings an event that is
 * under way here waits for what becomes of it.
 */
public final class PublicationService {

  private final EventAdmission admission;
  private final TopicWriter topics;
  private final Executor writers = task -> Thread.ofVirtual().name("publishing").start(task);
  private final ConcurrentMap<Candidate.Key, Claim> underWay = new ConcurrentHashMap<>();
  private final GroupCommit<Claim, Receipt> singles = new GroupCommit<>(this::write);

  public PublicationService(EventAdmission admission, TopicWriter topics) {
    this.admission = admission;
    this.topics = topics;
  }

  /** An event under way, which nobody else here sends. */
  private record Claim(Candidate event, CompletableFuture<Receipt> outcome) {

    static Claim of(Candidate event) {
      return new Claim(event, new CompletableFuture<>());
    }

    @SuppressWarnings("ReferenceEquality") // The same event that came twice is two candidates.
    boolean isOf(Candidate candidate) {
      return event == candidate;
    }

    /** What became of the event; waits for it, and is not to be interrupted. */
    Receipt await() {
      try {
        return outcome.join();
      } catch (CompletionException e) {
        throw e.getCause() instanceof RuntimeException fault ? fault : e;
      }
    }
  }

  /**
   * Publishes one event; those that come at the same time are written together.
   *
   * @param trace of the request, which whoever receives the event continues
   */
  public Receipt publish(Caller caller, Submission submission, Traceparent trace) {
    return switch (check(caller, submission, trace)) {
      case Checked.Admitted(Candidate event) -> publish(event);
      case Checked.Turned(Receipt.Refused refusal) -> refusal;
    };
  }

  private Receipt publish(Candidate event) {
    var own = Claim.of(event);
    Claim first = underWay.putIfAbsent(event.key(), own);
    return first == null ? singles.commit(own) : follow(first, event);
  }

  /** What becomes of an event whose source and id were under way when it came. */
  private Receipt follow(Claim first, Candidate event) {
    Receipt before = first.await();
    boolean isSame = first.event.digest().equals(event.digest());
    return switch (before) {
      case Receipt.Accepted _ -> isSame ? event.accepted(true) : event.conflict();
      // Another event was refused, which says nothing of this one.
      case Receipt.Refused refused -> isSame ? refused : publish(event);
    };
  }

  /**
   * Publishes events.
   *
   * @return what became of each, in their order
   */
  public List<Receipt> publish(Caller caller, List<Submission> submissions, Traceparent trace) {
    List<Checked> checked = submissions.stream().map(s -> check(caller, s, trace)).toList();
    List<Claim> own = new ArrayList<>();
    List<Claim> first = new ArrayList<>();
    for (Checked one : checked) {
      if (one instanceof Checked.Admitted(Candidate event)) {
        var claim = Claim.of(event);
        Claim before = underWay.putIfAbsent(event.key(), claim);
        if (before == null) {
          own.add(claim);
        }
        first.add(before == null ? claim : before);
      }
    }
    writeApart(own);
    // Nobody is waited for before the own are done, or two batches could wait for each other.
    var claims = first.iterator();
    return checked.stream().map(one -> receipt(one, claims)).toList();
  }

  private Receipt receipt(Checked checked, Iterator<Claim> claims) {
    return switch (checked) {
      case Checked.Turned(Receipt.Refused refusal) -> refusal;
      case Checked.Admitted(Candidate event) -> {
        Claim first = claims.next();
        yield first.isOf(event) ? first.await() : follow(first, event);
      }
    };
  }

  private void writeApart(List<Claim> claims) {
    if (claims.isEmpty()) {
      return;
    }
    boolean isStarted = false;
    try {
      writers.execute(() -> writeQuietly(claims));
      isStarted = true;
    } finally {
      if (!isStarted) {
        claims.forEach(claim -> end(claim, new IllegalStateException("it was not started")));
      }
    }
  }

  /** Faults are told to those who wait, not to the thread. */
  private void writeQuietly(List<Claim> claims) {
    try {
      write(claims);
    } catch (RuntimeException _) {
      // Each claim has ended with it.
    }
  }

  private List<Receipt> write(List<Claim> claims) {
    try {
      List<Receipt> receipts = topics.write(claims.stream().map(Claim::event).toList());
      for (int i = 0; i < claims.size(); i++) {
        end(claims.get(i), receipts.get(i));
      }
      return receipts;
    } catch (RuntimeException | Error fault) {
      claims.forEach(claim -> end(claim, fault));
      throw fault;
    }
  }

  /** Whoever comes from now on finds what is stored. */
  private void end(Claim claim, Receipt receipt) {
    underWay.remove(claim.event.key(), claim);
    claim.outcome.complete(receipt);
  }

  private void end(Claim claim, Throwable fault) {
    underWay.remove(claim.event.key(), claim);
    claim.outcome.completeExceptionally(fault);
  }

  private sealed interface Checked {

    record Admitted(Candidate event) implements Checked {}

    record Turned(Receipt.Refused refusal) implements Checked {}
  }

  private Checked check(Caller caller, Submission submission, Traceparent trace) {
    return switch (submission) {
      case Submission.Unreadable(var source, var id, var problem, var detail) ->
          new Checked.Turned(new Receipt.Refused(source, id, problem, detail, List.of()));
      case Submission.Event event -> {
        try {
          yield new Checked.Admitted(admission.admit(caller, event, trace));
        } catch (ProblemException e) {
          String source = event.event().getSource().toString();
          yield new Checked.Turned(
              new Receipt.Refused(source, event.event().getId(), e.type(), e.detail(), e.faults()));
        }
      }
    };
  }
}
