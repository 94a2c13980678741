package lianban.catalog.definition.http;

import java.net.URI;
import java.util.List;
import lianban.catalog.definition.Definition;
import lianban.catalog.definition.Definitions;
import lianban.catalog.definition.Kind;
import lianban.catalog.definition.Publication;
import lianban.catalog.definition.Publishing;
import lianban.kernel.problem.ProblemType;
import lianban.service.access.Caller;
import lianban.service.problem.Fault;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;

/** What the controllers of all kinds answer. */
public final class DefinitionAnswers {

  private final Definitions definitions;
  private final Publishing publishing;

  public DefinitionAnswers(Definitions definitions, Publishing publishing) {
    this.definitions = definitions;
    this.publishing = publishing;
  }

  /** The current version of each definition of a kind. */
  public List<Definition> all(Kind kind) {
    return definitions.allCurrent(kind);
  }

  /** The current version of one. */
  public ResponseEntity<JsonNode> current(Kind kind, String key) {
    return found(kind, definitions.current(kind, key));
  }

  /** One version of one. */
  public ResponseEntity<JsonNode> version(Kind kind, String key, int version) {
    return found(kind, definitions.version(kind, key, version));
  }

  /**
   * Publishes and answers 201 with what was published.
   *
   * @param idempotencyKey the header, null if it is missing
   * @throws ProblemException if the key or the definition is not accepted
   */
  public ResponseEntity<JsonNode> publish(
      Kind kind, Caller caller, @Nullable String idempotencyKey, JsonNode content) {
    String publication = caller.clientId() + "/" + IdempotencyKey.of(idempotencyKey);
    return switch (publishing.publish(kind, content, publication)) {
      case Publication.Published(Definition definition) -> created(definition);
      case Publication.Refused(var faults) -> throw invalid(kind, faults);
      case Publication.Incompatible(var detail, var faults) ->
          throw new ProblemException(ProblemType.INCOMPATIBLE_VERSION, detail, faults);
      case Publication.KeyReused() ->
          throw new ProblemException(
              ProblemType.IDEMPOTENCY_KEY_REUSED,
              "Something else was published under this Idempotency-Key.");
      case Publication.Contended() ->
          throw new ProblemException(
              ProblemType.CONFLICT, "Others are publishing the same %s.".formatted(kind.noun()));
    };
  }

  /** The problem of a definition that breaks its rules. */
  public static ProblemException invalid(Kind kind, List<Fault> faults) {
    return new ProblemException(
        ProblemType.INVALID_DEFINITION,
        "The %s breaks its rules in %d places.".formatted(kind.noun(), faults.size()),
        faults);
  }

  private static ResponseEntity<JsonNode> created(Definition definition) {
    return ResponseEntity.created(locationOf(definition))
        .eTag(eTagOf(definition))
        .body(definition.answer());
  }

  private static ResponseEntity<JsonNode> found(Kind kind, @Nullable Definition definition) {
    if (definition == null) {
      throw new ProblemException(
          ProblemType.NOT_FOUND, "The catalogue has no such %s.".formatted(kind.noun()));
    }
    return ResponseEntity.ok().eTag(eTagOf(definition)).body(definition.answer());
  }

  private static String eTagOf(Definition definition) {
    return "\"" + definition.version() + "\"";
  }

  private static URI locationOf(Definition definition) {
    return URI.create(
        switch (definition.kind()) {
          case MATTER ->
              "/api/v1/matters/%s/versions/%d".formatted(definition.key(), definition.version());
          case EVENT_TYPE -> "/api/v1/event-types/" + definition.key();
          case DATA_SET -> "/api/v1/data-sets/" + definition.key();
          case CERTIFICATE_TYPE -> "/api/v1/certificate-types/" + definition.key();
          case CALENDAR_NOTICE ->
              "/api/v1/calendars/%s/notices/%d"
                  .formatted(
                      definition.content().path("calendar").asString(),
                      definition.content().path("year").asInt());
        });
  }
}
