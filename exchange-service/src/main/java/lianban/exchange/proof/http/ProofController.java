package lianban.exchange.proof.http;

import java.nio.charset.StandardCharsets;
import lianban.exchange.proof.ChainCheck;
import lianban.exchange.proof.Findings;
import lianban.exchange.proof.ProofService;
import lianban.kernel.problem.ProblemType;
import lianban.proof.Bundle;
import lianban.proof.Place;
import lianban.service.access.Caller;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Keys, seals, proofs, and what the check found. */
@RestController
@RequestMapping("/api/v1/proof")
public final class ProofController {

  private static final int MOST_FINDINGS = 1_000;
  private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

  private final ProofService proofs;
  private final ChainCheck check;
  private final Findings findings;

  ProofController(ProofService proofs, ChainCheck check, Findings findings) {
    this.proofs = proofs;
    this.check = check;
    this.findings = findings;
  }

  /** A JSON Web Key Set (RFC 7517). */
  @GetMapping("/keys")
  JsonNode keys() {
    ObjectNode set = JsonNodeFactory.instance.objectNode();
    var keys = set.putArray("keys");
    proofs.keys().forEach(key -> keys.add(key.json()));
    return set;
  }

  /** {@code {"seals": […]}}; the next page begins after the last of them. */
  @GetMapping("/seals")
  JsonNode seals(
      @RequestParam(defaultValue = "0") long after, @RequestParam(defaultValue = "100") int limit) {
    if (after < 0 || limit < 1 || limit > ProofService.MOST_SEALS) {
      throw invalid("after is a seal's number and limit 1 to " + ProofService.MOST_SEALS + ".");
    }
    ObjectNode page = JsonNodeFactory.instance.objectNode();
    var seals = page.putArray("seals");
    proofs.seals(after, limit).forEach(seal -> seals.add(seal.json()));
    return page;
  }

  @GetMapping("/seals/{number}")
  JsonNode seal(@PathVariable long number) {
    return proofs.seal(number).json();
  }

  /** The proof of one event: a file to keep, or, for who accepts HTML, what it shows. */
  @GetMapping("/events")
  ResponseEntity<?> proof(
      @AuthenticationPrincipal Caller caller,
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept,
      @RequestParam(required = false) @Nullable String type,
      @RequestParam(required = false) @Nullable Integer partition,
      @RequestParam(required = false) @Nullable Long offset,
      @RequestParam(required = false) @Nullable String source,
      @RequestParam(required = false) @Nullable String id,
      @RequestParam(required = false) @Nullable Long until) {
    Bundle bundle = bundle(caller, type, partition, offset, source, id, until);
    return accept.contains(MediaType.TEXT_HTML_VALUE)
        ? ResponseEntity.ok().contentType(HTML).body(ProofPage.of(bundle))
        : ResponseEntity.ok(bundle.json());
  }

  private Bundle bundle(
      Caller caller,
      @Nullable String type,
      @Nullable Integer partition,
      @Nullable Long offset,
      @Nullable String source,
      @Nullable String id,
      @Nullable Long until) {
    if (type != null && partition != null && offset != null && partition >= 0 && offset >= 0) {
      return proofs.bundle(caller, new Place(type, partition, offset), source, id, until);
    }
    if (partition != null || offset != null || source == null || id == null) {
      throw invalid("An event is named by source and id, or by type, partition and offset.");
    }
    return proofs.bundle(caller, source, id, until);
  }

  /** {@code {"checkedUpTo", "rounds", "findings": […]}}. */
  @GetMapping("/checks")
  JsonNode checks() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("checkedUpTo", check.status().checkedUpTo()).put("rounds", check.status().rounds());
    var all = json.putArray("findings");
    for (Findings.Found found : findings.all(MOST_FINDINGS)) {
      ObjectNode one = all.addObject();
      one.put("kind", found.finding().kind().name()).put("seal", found.finding().seal());
      if (found.finding().field() != null) {
        one.put("field", found.finding().field());
      }
      Place place = found.finding().place();
      if (place != null) {
        one.put("type", place.type()).put("partition", place.partition());
        one.put("offset", place.offset());
      }
      one.put("at", found.at().toString());
    }
    return json;
  }

  private static ProblemException invalid(String detail) {
    return new ProblemException(ProblemType.INVALID_REQUEST, detail);
  }
}
