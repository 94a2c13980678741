package lianban.exchange.material;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import lianban.exchange.approval.Application;
import lianban.exchange.approval.ApprovalCase;
import lianban.exchange.approval.ApprovalCases;
import lianban.exchange.approval.MaterialIntake;
import lianban.exchange.approval.Matter;
import lianban.exchange.certificate.Certificate;
import lianban.exchange.query.DataRead;
import lianban.exchange.query.DataReads;
import lianban.kernel.event.Party;
import lianban.kernel.problem.ProblemType;
import lianban.service.problem.Fault;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * The materials that a case begins with: what is handed in, and what the state holds already and so
 * is not asked for. Each content is claimed for the case before the case is stored, so that it
 * cannot go in between.
 */
public final class FiledMaterials implements MaterialIntake {

  private static final String LAW = "国务院令第716号 第七条";

  private final ApprovalCases cases;
  private final Uploads uploads;
  private final UploadCompletion completion;
  private final ContentClaims claims;
  private final SharedCertificates shared;
  private final DataReads reads;
  private final Function<Party, String> pseudonyms;
  private final InstantSource clock;

  /**
   * @param pseudonyms holder pseudonym of a person or firm
   */
  FiledMaterials(
      ApprovalCases cases,
      Uploads uploads,
      UploadCompletion completion,
      ContentClaims claims,
      SharedCertificates shared,
      DataReads reads,
      Function<Party, String> pseudonyms,
      InstantSource clock) {
    this.cases = cases;
    this.uploads = uploads;
    this.completion = completion;
    this.claims = claims;
    this.shared = shared;
    this.reads = reads;
    this.pseudonyms = pseudonyms;
    this.clock = clock;
  }

  @Override
  public List<CaseMaterial> of(String caseId, Application application, Matter matter) {
    HandedIn handedIn = application.handedIn();
    if (handedIn.items().isEmpty() && !matter.intake().isConcerned()) {
      return List.of();
    }
    ApprovalCase known = cases.find(caseId);
    if (known != null) {
      return known.materials();
    }
    List<Fault> faults = new ArrayList<>();
    List<CaseMaterial> materials = uploaded(matter, handedIn, faults);
    List<Pulled> pulled = pulled(matter, application);
    pulled.forEach(one -> materials.add(one.material));
    faults.addAll(missing(matter, materials));
    require(faults);
    pulled.forEach(one -> record(caseId, application, one));
    claimAll(caseId, materials, faults);
    require(faults);
    return materials;
  }

  /**
   * Materials that are handed in for a case that is there already; none if the same command was
   * taken before.
   *
   * @param command key of the command
   * @throws ProblemException if something is wrong with them
   */
  public List<CaseMaterial> later(
      ApprovalCase state, String command, Matter matter, HandedIn handedIn) {
    if (state.commands().stream().anyMatch(taken -> taken.key().equals(command))) {
      return List.of();
    }
    List<Fault> faults = new ArrayList<>();
    List<CaseMaterial> materials = uploaded(matter, handedIn, faults);
    require(faults);
    claimAll(state.caseId(), materials, faults);
    require(faults);
    return materials;
  }

  private static void require(List<Fault> faults) {
    if (!faults.isEmpty()) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST, "The materials have faults; nothing was taken.", faults);
    }
  }

  private List<CaseMaterial> uploaded(Matter matter, HandedIn handedIn, List<Fault> faults) {
    List<CaseMaterial> materials = new ArrayList<>();
    Instant now = clock.instant();
    for (int i = 0; i < handedIn.items().size(); i++) {
      HandedIn.Item item = handedIn.items().get(i);
      Upload upload = own(handedIn.owner(), item.upload());
      var wrong =
          HandedInPolicy.wrong(
              item,
              handedIn.mayVerify(),
              matter.id(),
              matter.intake().material(item.material()),
              upload,
              now);
      if (wrong == null && upload != null) {
        materials.add(CaseMaterial.uploaded(upload, item.trustClass(), handedIn.owner(), now));
      } else if (wrong != null) {
        faults.add(fault(i, wrong));
      }
    }
    return materials;
  }

  private @Nullable Upload own(String owner, String id) {
    Upload upload = uploads.find(id);
    return upload == null || !upload.owner().equals(owner) ? null : completion.complete(upload);
  }

  private static Fault fault(int index, HandedInPolicy.Wrong wrong) {
    return new Fault("/materials/" + index + "/" + wrong.member(), wrong.code(), wrong.message());
  }

  /** A material that stands on a certificate of somebody. */
  private record Pulled(CaseMaterial material, String holder) {}

  private List<Pulled> pulled(Matter matter, Application application) {
    List<Pulled> pulled = new ArrayList<>();
    for (MaterialRule rule : matter.intake().materials()) {
      String type = rule.certificateType();
      Party party = party(application, rule);
      if (type != null && party != null) {
        String holder = pseudonyms.apply(party);
        Certificate found = shared.newest(holder, type);
        if (found != null) {
          pulled.add(
              new Pulled(
                  CaseMaterial.shared(rule, type, found.identifier(), clock.instant()), holder));
        }
      }
    }
    return pulled;
  }

  private static @Nullable Party party(Application application, MaterialRule rule) {
    String field = rule.holderField();
    if (field == null) {
      return application.applicant();
    }
    return application.form().get(field) instanceof Map<?, ?> party
            && party.get("idType") instanceof String idType
            && party.get("idNumber") instanceof String idNumber
        ? new Party(idType, idNumber, "")
        : null;
  }

  private static List<Fault> missing(Matter matter, List<CaseMaterial> materials) {
    return matter.intake().materials().stream()
        .filter(MaterialRule::isDemanded)
        .filter(rule -> materials.stream().noneMatch(one -> one.material().equals(rule.code())))
        .map(
            rule ->
                new Fault(
                    "/materials",
                    "required",
                    "%s (%s) is missing%s."
                        .formatted(
                            rule.code(),
                            rule.name(),
                            rule.shared() ? "; no valid certificate was found for it" : "")))
        .toList();
  }

  /** Under an id of its own, so that a filing that is repeated is one read. */
  private void record(String caseId, Application application, Pulled pulled) {
    String certificate = String.valueOf(pulled.material.certificate());
    reads.record(
        caseId + "/material/" + pulled.material.material(),
        new DataRead(
            pulled.holder,
            "platform",
            application.filedBy(),
            List.of(certificate),
            List.of(pulled.material.material()),
            "免于提交材料",
            LAW,
            caseId,
            pulled.material.at()),
        application.traceparent());
  }

  private void claimAll(String caseId, List<CaseMaterial> materials, List<Fault> faults) {
    for (int i = 0; i < materials.size(); i++) {
      String hash = materials.get(i).sha256();
      if (hash != null && !claims.claim(hash, caseId)) {
        faults.add(fault(i, HandedInPolicy.expired()));
      }
    }
  }
}
