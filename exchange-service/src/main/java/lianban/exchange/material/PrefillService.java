package lianban.exchange.material;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import lianban.exchange.approval.Matter;
import lianban.exchange.approval.Matters;
import lianban.exchange.certificate.Certificate;
import lianban.exchange.query.DataRead;
import lianban.exchange.query.DataReads;
import lianban.kernel.event.Party;
import lianban.kernel.problem.ProblemType;
import lianban.kernel.trace.Traceparent;
import lianban.service.access.Caller;
import lianban.service.problem.ProblemException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fills a form with what the state holds about the applicant, so that nothing is typed that is
 * known. What was read is an event first.
 */
public final class PrefillService {

  private static final String LAW = "国务院令第716号 第七条";

  private final Matters matters;
  private final SharedCertificates shared;
  private final DataReads reads;
  private final Function<Party, String> pseudonyms;
  private final JsonMapper json;
  private final InstantSource clock;
  private final Supplier<String> ids;

  PrefillService(
      Matters matters,
      SharedCertificates shared,
      DataReads reads,
      Function<Party, String> pseudonyms,
      JsonMapper json,
      InstantSource clock,
      Supplier<String> ids) {
    this.matters = matters;
    this.shared = shared;
    this.reads = reads;
    this.pseudonyms = pseudonyms;
    this.json = json;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Where a field's value comes from.
   *
   * @param certificate identifier after GB/T 36904
   */
  public record Source(String field, String material, String certificate, TrustClass trust) {}

  /**
   * A form as far as it is known.
   *
   * @param id of the event that tells of the read
   */
  public record Prefilled(
      String id,
      Instant at,
      String matter,
      int version,
      Map<String, Object> form,
      List<Source> sources) {}

  /** The pseudonym of a person or firm. */
  public String holder(Party party) {
    return pseudonyms.apply(party);
  }

  /**
   * What is known for a form.
   *
   * @param holder pseudonym of the applicant
   * @param purpose what for, as the caller says
   * @throws ProblemException if the matter is not in force
   */
  public Prefilled prefill(
      Caller caller, String matterId, String holder, String purpose, Traceparent trace) {
    Matter matter = matters.current(matterId);
    if (matter == null) {
      throw new ProblemException(
          ProblemType.UNKNOWN_MATTER, "No matter " + matterId + " is in force.");
    }
    Map<String, Object> form = new TreeMap<>();
    List<Source> sources = new ArrayList<>();
    for (MaterialRule rule : matter.intake().materials()) {
      fill(rule, holder, form, sources);
    }
    String id = ids.get();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    reads.record(
        id,
        new DataRead(
            holder,
            caller.department() == null ? caller.clientId() : caller.department(),
            caller.clientId(),
            sources.stream().map(Source::certificate).distinct().toList(),
            sources.stream().map(Source::material).distinct().toList(),
            purpose,
            LAW,
            "none",
            now),
        trace.toString());
    return new Prefilled(id, now, matterId, matter.version(), form, sources);
  }

  /** Only what the applicant holds: what others hold is theirs to fill in. */
  private void fill(
      MaterialRule rule, String holder, Map<String, Object> form, List<Source> sources) {
    String type = rule.certificateType();
    if (type == null || rule.holderField() != null || rule.prefills().isEmpty()) {
      return;
    }
    Certificate found = shared.newest(holder, type);
    if (found == null) {
      return;
    }
    JsonNode content = json.valueToTree(found.content());
    new TreeMap<>(rule.prefills())
        .forEach(
            (field, pointer) -> {
              JsonNode value = content.at(pointer);
              if (!value.isMissingNode() && form.putIfAbsent(field, value) == null) {
                sources.add(new Source(field, rule.code(), found.identifier(), TrustClass.A));
              }
            });
  }
}
