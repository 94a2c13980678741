package lianban.exchange.approval.kafka;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import lianban.exchange.approval.ApprovalCase;
import lianban.exchange.approval.ApprovalCase.OutboxMessage;

/** Messages of a case as CloudEvents: the id is the case's and the message's number. */
final class CaseEvents {

  private static final URI SOURCE = URI.create("/exchange");

  private CaseEvents() {}

  static CloudEvent of(ApprovalCase state, OutboxMessage message) {
    CloudEventBuilder event =
        CloudEventBuilder.v1()
            .withId(state.caseId() + "-" + message.number())
            .withSource(SOURCE)
            .withType(message.type())
            .withSubject(state.caseId())
            .withTime(message.at().atOffset(ZoneOffset.UTC))
            .withData("application/json", message.payload().getBytes(StandardCharsets.UTF_8))
            .withExtension("caseid", state.caseId())
            .withExtension("schemaversion", "1")
            .withExtension("traceparent", message.traceparent());
    if (message.step() != null) {
      event.withExtension("stepid", message.step());
    }
    if (message.department() != null) {
      event.withExtension("department", message.department());
    }
    if (message.causation() != null) {
      event.withExtension("causationid", message.causation());
    }
    return event.build();
  }
}
