package lianban.exchange.catalog.http;

import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;
import io.github.resilience4j.retry.annotation.Retry;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import lianban.exchange.approval.Matter;
import lianban.exchange.catalog.DataSet;
import lianban.exchange.catalog.DataSetGrant;
import lianban.exchange.catalog.EventType;
import lianban.exchange.catalog.Grant;
import lianban.exchange.material.Intake;
import lianban.exchange.material.MaterialRule;
import lianban.exchange.material.TrustClass;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** Reads definitions from catalog-service. Each call may fail; the caches around it may not. */
@CircuitBreaker(name = "catalog-service")
@Retry(name = "catalog-service")
public class CatalogClient {

  private final RestClient http;

  public CatalogClient(RestClient http) {
    this.http = http;
  }

  /** The version in force, null if there is no such matter. */
  public @Nullable Matter currentMatter(String id) {
    try {
      MatterJson matter =
          http.get().uri("/api/v1/matters/{id}", id).retrieve().body(MatterJson.class);
      return matter == null ? null : matter(matter);
    } catch (HttpClientErrorException.NotFound e) {
      return null;
    }
  }

  /** All event types, each with the versions that are open. */
  public List<EventType> eventTypes() {
    EventTypeJson[] types =
        http.get().uri("/api/v1/event-types?versions=open").retrieve().body(EventTypeJson[].class);
    return types == null
        ? List.of()
        : List.of(types).stream().map(EventTypeJson::eventType).toList();
  }

  /** All data sets. */
  public List<DataSet> dataSets() {
    DataSetJson[] sets = http.get().uri("/api/v1/data-sets").retrieve().body(DataSetJson[].class);
    return sets == null
        ? List.of()
        : Stream.of(sets).flatMap(set -> Stream.ofNullable(set.dataSet())).toList();
  }

  /**
   * All grants in force.
   *
   * @param tag of the answer before; null for none
   * @return null if nothing changed since then
   */
  public @Nullable GivenGrants grants(@Nullable String tag) {
    ResponseEntity<GrantJson[]> answer =
        http.get()
            .uri("/api/v1/grants?active=true")
            .headers(
                headers -> {
                  if (tag != null) {
                    headers.setIfNoneMatch(tag);
                  }
                })
            .retrieve()
            .toEntity(GrantJson[].class);
    if (answer.getStatusCode().value() == 304) {
      return null;
    }
    GrantJson[] grants = answer.getBody();
    if (grants == null) {
      throw new IllegalStateException("the catalogue gave no grants");
    }
    return new GivenGrants(
        answer.getHeaders().getETag(),
        Stream.of(grants).flatMap(grant -> Stream.ofNullable(grant.ofType())).toList(),
        Stream.of(grants).flatMap(grant -> Stream.ofNullable(grant.ofDataSet())).toList());
  }

  /** The definition in force, null if there is no such certificate type. */
  public @Nullable JsonNode certificateTypeDefinition(String key) {
    try {
      return http.get().uri("/api/v1/certificate-types/{key}", key).retrieve().body(JsonNode.class);
    } catch (HttpClientErrorException.NotFound e) {
      return null;
    }
  }

  private Matter matter(MatterJson matter) {
    return new Matter(
        matter.id,
        matter.version,
        matter.name.zh,
        matter.onRefusal,
        matter.form.toString(),
        matter.steps.stream().map(this::step).toList(),
        matter.fees.stream().map(f -> new Matter.Fee(f.code, f.name.zh, f.amount)).toList(),
        matter.quorums == null ? List.of() : matter.quorums,
        matter.noticeMinutes,
        new Intake(matter.channels, matter.materials.stream().map(CatalogClient::rule).toList()));
  }

  private static MaterialRule rule(MaterialJson material) {
    return new MaterialRule(
        material.code,
        material.name.zh,
        material.necessity,
        material.askedOf.equals("SHARED"),
        material.certificateType,
        material.holderField,
        material.formats == null ? List.of() : material.formats,
        material.maxMegabytes == null ? 0 : material.maxMegabytes,
        material.lowestTrust == null ? TrustClass.C : material.lowestTrust,
        material.prefills == null ? Map.of() : material.prefills);
  }

  private Matter.Step step(StepJson step) {
    String type = step.certificateType;
    return new Matter.Step(
        step.id,
        step.department,
        step.kind,
        step.after,
        step.fields,
        type == null ? null : certificateType(type),
        step.materials,
        step.condition,
        step.voice == null ? Matter.Voice.VETO : step.voice);
  }

  private Matter.CertificateType certificateType(String key) {
    CertificateTypeJson type =
        http.get()
            .uri("/api/v1/certificate-types/{key}", key)
            .retrieve()
            .body(CertificateTypeJson.class);
    if (type == null) {
      throw new IllegalStateException("the catalogue gave no certificate type " + key);
    }
    return new Matter.CertificateType(
        type.key, type.typeCode, type.issuerCode, type.schema.toString());
  }

  private record Name(String zh, String en) {}

  private record FeeJson(String code, Name name, BigDecimal amount) {}

  private record StepJson(
      String id,
      String department,
      Matter.Kind kind,
      List<String> after,
      List<String> fields,
      @Nullable String certificateType,
      List<String> materials,
      @Nullable String condition,
      Matter.@Nullable Voice voice) {}

  private record MaterialJson(
      String code,
      Name name,
      MaterialRule.Necessity necessity,
      String askedOf,
      @Nullable String certificateType,
      @Nullable String holderField,
      @Nullable List<String> formats,
      @Nullable Integer maxMegabytes,
      @Nullable TrustClass lowestTrust,
      @Nullable Map<String, String> prefills) {}

  private record MatterJson(
      String id,
      int version,
      Name name,
      Matter.RefusalRule onRefusal,
      JsonNode form,
      List<MaterialJson> materials,
      List<StepJson> steps,
      List<FeeJson> fees,
      @Nullable List<Matter.Quorum> quorums,
      @Nullable Integer noticeMinutes,
      Set<String> channels) {}

  private record CertificateTypeJson(
      String key, String typeCode, String issuerCode, JsonNode schema) {}

  private record EventTypeJson(
      String type,
      int version,
      JsonNode schema,
      List<String> publishers,
      @Nullable String keyField,
      @Nullable Boolean signed,
      List<OpenVersionJson> versions) {
    private EventType eventType() {
      return new EventType(
          type,
          version,
          schema.toString(),
          publishers,
          keyField,
          Boolean.TRUE.equals(signed),
          versions.stream().map(OpenVersionJson::openVersion).toList());
    }
  }

  private record OpenVersionJson(int version, int major, JsonNode schema) {
    private EventType.OpenVersion openVersion() {
      return new EventType.OpenVersion(version, major, schema.toString());
    }
  }

  /** It has a type or a data set; what is of another kind is none that this release knows. */
  private record GrantJson(
      String id,
      @Nullable String type,
      @Nullable String dataSet,
      String subscriber,
      Set<String> fields,
      Grant.Rows rows,
      @Nullable Instant until,
      int version,
      Instant grantedAt) {

    private @Nullable GivenGrant<Grant> ofType() {
      Set<String> masked = fields.contains("") ? null : fields;
      return type == null
          ? null
          : new GivenGrant<>(
              new Grant(id, subscriber, type, rows, masked, version),
              type,
              subscriber,
              grantedAt,
              until);
    }

    private @Nullable GivenGrant<DataSetGrant> ofDataSet() {
      return dataSet == null
          ? null
          : new GivenGrant<>(
              new DataSetGrant(id, subscriber, dataSet, fields),
              dataSet,
              subscriber,
              grantedAt,
              until);
    }
  }

  private record DataSetJson(String key, int version, MadeOfJson madeOf) {

    private @Nullable DataSet dataSet() {
      DataSet.Source source = madeOf.source();
      return source == null ? null : new DataSet(key, version, source);
    }
  }

  private record MadeOfJson(@Nullable String certificates, DataSet.@Nullable Facts facts) {

    private DataSet.@Nullable Source source() {
      return certificates == null ? facts : new DataSet.Certificates(certificates);
    }
  }
}
