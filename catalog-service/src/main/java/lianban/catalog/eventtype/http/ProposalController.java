package lianban.catalog.eventtype.http;

import java.time.Instant;
import lianban.catalog.definition.Kind;
import lianban.catalog.definition.http.DefinitionAnswers;
import lianban.catalog.eventtype.EventTypeVersions;
import lianban.catalog.eventtype.EventTypeVersions.Checked;
import lianban.catalog.eventtype.Proposal;
import lianban.catalog.eventtype.VersionReport;
import lianban.kernel.problem.ProblemType;
import lianban.service.access.Caller;
import lianban.service.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Versions that are not published yet: what they would break, and who accepts that. */
@RestController
@RequestMapping("/api/v1/event-types")
class ProposalController {

  private final EventTypeVersions versions;

  ProposalController(EventTypeVersions versions) {
    this.versions = versions;
  }

  /**
   * A proposal with what publishing it would do now.
   *
   * @param definition as it was proposed
   */
  record ProposalAnswer(
      String proposedBy, Instant proposedAt, VersionReport report, JsonNode definition) {}

  /** Says what publishing would do, and does nothing. */
  @PostMapping("/checks")
  VersionReport check(@RequestBody JsonNode definition) {
    return switch (versions.check(definition)) {
      case Checked.Faulty(var faults) -> throw DefinitionAnswers.invalid(Kind.EVENT_TYPE, faults);
      case Checked.Right(var report) -> report;
    };
  }

  /** Keeps a definition under its digest. Doing it again changes nothing. */
  @PutMapping("/{type}/proposals/{digest}")
  ProposalAnswer propose(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String type,
      @PathVariable String digest,
      @RequestBody JsonNode definition) {
    VersionReport report = check(definition);
    if (!report.type().equals(type) || !report.digest().equals(digest)) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST,
          "The definition is %s/proposals/%s.".formatted(report.type(), report.digest()));
    }
    versions.propose(report, definition, caller.clientId());
    return proposal(type, digest);
  }

  @GetMapping("/{type}/proposals/{digest}")
  ProposalAnswer proposal(@PathVariable String type, @PathVariable String digest) {
    Proposal proposal = versions.proposal(type, digest);
    if (proposal == null) {
      throw new ProblemException(ProblemType.NOT_FOUND, "The catalogue has no such proposal.");
    }
    return new ProposalAnswer(
        proposal.proposedBy(),
        proposal.proposedAt(),
        versions.report(proposal),
        proposal.content());
  }

  /** A subscriber accepts for itself what a proposal breaks. */
  @PutMapping("/{type}/proposals/{digest}/consents/{client}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void consent(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String type,
      @PathVariable String digest,
      @PathVariable String client) {
    if (!client.equals(caller.clientId()) && !client.equals(caller.department())) {
      throw new ProblemException(
          ProblemType.ACCESS_DENIED, "A subscriber consents for itself alone.");
    }
    switch (versions.consent(type, digest, client)) {
      case NOTED -> {}
      case NO_PROPOSAL ->
          throw new ProblemException(ProblemType.NOT_FOUND, "The catalogue has no such proposal.");
      case NO_SUBSCRIBER ->
          throw new ProblemException(
              ProblemType.NOT_FOUND, "%s does not subscribe to %s.".formatted(client, type));
    }
  }
}
