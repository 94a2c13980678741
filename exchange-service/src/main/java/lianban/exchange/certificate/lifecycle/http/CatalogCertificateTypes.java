package lianban.exchange.certificate.lifecycle.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import lianban.exchange.certificate.lifecycle.CertificateType;
import lianban.exchange.certificate.lifecycle.CertificateTypes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Keeps certificate types for a few seconds, and as long as the catalogue does not answer. */
public final class CatalogCertificateTypes implements CertificateTypes {

  private static final Logger log = LoggerFactory.getLogger(CatalogCertificateTypes.class);
  private static final Duration FRESH = Duration.ofSeconds(5);
  private static final Set<String> HIDDEN = Set.of("PERSONAL", "CONFIDENTIAL");

  private final Function<String, @Nullable JsonNode> catalog;
  private final InstantSource clock;
  private final ConcurrentMap<String, Known> known = new ConcurrentHashMap<>();

  private record Known(CertificateType type, Instant at) {}

  /**
   * @param catalog the definition in force by key, null if there is none
   */
  public CatalogCertificateTypes(
      Function<String, @Nullable JsonNode> catalog, InstantSource clock) {
    this.catalog = catalog;
    this.clock = clock;
  }

  @Override
  public @Nullable CertificateType find(String key) {
    Known before = known.get(key);
    Instant now = clock.instant();
    if (before != null && before.at.plus(FRESH).isAfter(now)) {
      return before.type;
    }
    try {
      JsonNode definition = catalog.apply(key);
      if (definition == null) {
        return null;
      }
      CertificateType type = type(definition);
      known.put(key, new Known(type, now));
      return type;
    } catch (RuntimeException e) {
      if (before == null) {
        throw e;
      }
      log.warn("the catalogue does not answer, certificate type {} stands: {}", key, e.toString());
      return before.type;
    }
  }

  private static CertificateType type(JsonNode json) {
    JsonNode years = json.path("validYears");
    List<String> registers = new ArrayList<>();
    json.path("absentFrom").forEach(one -> registers.add(one.asString()));
    Set<String> hidden = new HashSet<>();
    JsonNode levels = json.path("sensitivity");
    for (String pointer : levels.propertyNames()) {
      if (HIDDEN.contains(levels.path(pointer).asString(""))) {
        hidden.add(pointer);
      }
    }
    String issuer = json.required("issuer").stringValue();
    return new CertificateType(
        json.required("key").stringValue(),
        json.required("version").intValue(),
        json.required("typeCode").stringValue(),
        json.required("name").required("zh").stringValue(),
        json.required("name").required("en").stringValue(),
        issuer,
        json.required("issuerCode").stringValue(),
        json.path("issuerName").path("zh").asString(issuer),
        json.required("schema").toString(),
        years.isInt() ? years.intValue() : null,
        hidden,
        registers);
  }
}
