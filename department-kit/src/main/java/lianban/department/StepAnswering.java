package lianban.department;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import lianban.kernel.event.EventTypes;
import lianban.kernel.event.Reason;
import lianban.kernel.event.StepAnswered;
import lianban.kernel.event.StepAnswered.Outcome;
import lianban.kernel.event.StepRequested;
import lianban.kernel.trace.Traceparent;
import lianban.service.kafka.EventJson;

/** Turns the request for a step into the department's answer. */
public final class StepAnswering {

  private static final String SCHEMA_VERSION = "1";

  private final String department;
  private final StepHandlers handlers;
  private final EventJson json;
  private final InstantSource clock;
  private final RandomGenerator random;

  public StepAnswering(
      String department,
      StepHandlers handlers,
      EventJson json,
      InstantSource clock,
      RandomGenerator random) {
    this.department = department;
    this.handlers = handlers;
    this.json = json;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Has the step's handler decide. The same request always gets an answer of the same id, whatever
   * has happened in between, so the exchange can tell a repetition from a second answer.
   *
   * @throws lianban.service.kafka.UnprocessableEventException if it can never be answered
   */
  public CloudEvent answer(CloudEvent request) {
    StepRequested asked = json.payload(request, StepRequested.class);
    StepHandler handler = handlers.of(asked.stepId());
    Instant started = clock.instant();
    StepDecision decision = handler.decide(asked);
    Instant finished = clock.instant();
    return event(request, answerOf(request.getId(), asked, decision, started, finished));
  }

  private CloudEvent event(CloudEvent request, StepAnswered answer) {
    CloudEventBuilder event =
        json.event(
            answer.answerId(),
            "/" + department,
            EventTypes.stepAnswered(department),
            answer.caseId(),
            answer.workFinishedAt(),
            answer);
    return event
        .withExtension("department", department)
        .withExtension("caseid", answer.caseId())
        .withExtension("stepid", answer.stepId())
        .withExtension("causationid", request.getId())
        .withExtension("schemaversion", SCHEMA_VERSION)
        .withExtension(Traceparent.HEADER, traceOf(request).toString())
        .build();
  }

  private Traceparent traceOf(CloudEvent request) {
    String header = Objects.toString(request.getExtension(Traceparent.HEADER), null);
    return Traceparent.continueOrStart(header, random);
  }

  private static StepAnswered answerOf(
      String requestId,
      StepRequested asked,
      StepDecision decision,
      Instant started,
      Instant finished) {
    var said = Said.of(decision);
    return new StepAnswered(
        requestId + ".answer",
        asked.caseId(),
        asked.stepId(),
        asked.attempt(),
        said.outcome,
        said.reasons,
        said.missing,
        said.approval.items(),
        said.approval.result(),
        said.approval.certificate(),
        started,
        finished);
  }

  /** A decision in the wire's terms. */
  private record Said(
      Outcome outcome, List<Reason> reasons, List<Reason> missing, StepDecision.Approved approval) {

    private static final StepDecision.Approved NOTHING =
        new StepDecision.Approved(List.of(), Map.of(), null);

    static Said of(StepDecision decision) {
      return switch (decision) {
        case StepDecision.Approved approved ->
            new Said(Outcome.APPROVED, List.of(), List.of(), approved);
        case StepDecision.Refused(List<Reason> reasons) ->
            new Said(Outcome.REFUSED, reasons, List.of(), NOTHING);
        case StepDecision.SupplementNeeded(List<Reason> missing) ->
            new Said(Outcome.SUPPLEMENT_NEEDED, List.of(), missing, NOTHING);
        case StepDecision.ClockStopped(Reason reason) ->
            new Said(Outcome.CLOCK_STOPPED, List.of(reason), List.of(), NOTHING);
      };
    }
  }
}
