package lianban.catalog.dataset;

import java.util.List;
import java.util.stream.Stream;
import lianban.catalog.definition.Definition;
import lianban.catalog.definition.Definitions;
import lianban.catalog.definition.Kind;
import lianban.catalog.definition.Place;
import lianban.catalog.definition.SchemaPath;
import lianban.kernel.event.EventTypes;
import lianban.service.problem.Fault;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a data set is made of: certificates of a type, in the form in which their issue is an event,
 * or the facts of an event type, the latest event of each subject.
 */
final class DataSetSource {

  private static final String CONTENT = "/content";

  private final Definitions definitions;

  DataSetSource(Definitions definitions) {
    this.definitions = definitions;
  }

  /** What is wrong with a data set's source, and with items that the source has not. */
  List<Fault> faults(Place dataSet) {
    Place certificates = dataSet.at("madeOf").at("certificates");
    return certificates.hasText()
        ? ofCertificates(dataSet, certificates.text())
        : ofFacts(dataSet, dataSet.at("madeOf").at("facts"));
  }

  /** That the certificate type is there is known by the rules of data sets. */
  private List<Fault> ofCertificates(Place dataSet, String certificateType) {
    Definition issued = definitions.current(Kind.EVENT_TYPE, EventTypes.CERTIFICATE_ISSUED);
    Definition type = definitions.current(Kind.CERTIFICATE_TYPE, certificateType);
    if (issued == null || type == null) {
      return List.of(
          dataSet
              .at("madeOf")
              .fault("unknown-event-type", "Nothing is known of certificates yet."));
    }
    JsonNode envelope = schema(issued);
    JsonNode content = schema(type);
    return items(dataSet).stream()
        .filter(item -> !isInCertificate(envelope, content, item.text()))
        .map(DataSetSource::unknown)
        .toList();
  }

  private static boolean isInCertificate(JsonNode envelope, JsonNode content, String pointer) {
    return pointer.startsWith(CONTENT + "/")
        ? SchemaPath.has(content, pointer.substring(CONTENT.length()))
        : SchemaPath.has(envelope, pointer);
  }

  private List<Fault> ofFacts(Place dataSet, Place facts) {
    Place version = facts.at("version");
    Definition type =
        definitions.version(Kind.EVENT_TYPE, facts.at("type").text(), version.whole());
    if (type == null) {
      return List.of(version.fault("unknown-version", "There is no such version of the type."));
    }
    return Stream.concat(Stream.of(facts.at("holder")), items(dataSet).stream())
        .filter(place -> !SchemaPath.has(schema(type), place.text()))
        .map(DataSetSource::unknown)
        .toList();
  }

  private static List<Place> items(Place dataSet) {
    return dataSet.at("items").items().stream().map(item -> item.at("pointer")).toList();
  }

  private static JsonNode schema(Definition definition) {
    return definition.content().path("schema");
  }

  private static Fault unknown(Place place) {
    return place.fault("unknown-field", "What the data set is made of has no such field.");
  }

  /** Whether two versions are made of the same; another version of the event type may follow. */
  static boolean isSame(@Nullable JsonNode one, JsonNode other) {
    return one == null
        || (one.at("/madeOf/certificates").equals(other.at("/madeOf/certificates"))
            && one.at("/madeOf/facts/type").equals(other.at("/madeOf/facts/type"))
            && one.at("/madeOf/facts/holder").equals(other.at("/madeOf/facts/holder")));
  }
}
