package lianban.exchange.approval;

import java.math.BigDecimal;
import java.util.List;
import lianban.exchange.material.Intake;
import org.jspecify.annotations.Nullable;

/**
 * A service matter in one published version, as far as approval needs it. A case is pinned to the
 * version it started on.
 *
 * @param form JSON Schema (2020-12) of the application form, as text
 * @param steps a directed acyclic graph, checked by the catalogue
 * @param quorums groups of steps of which so many must approve
 * @param noticeMinutes how long findings are gathered after the first before the applicant is told
 *     of all of them at once (一次告知); null to wait for every department
 * @param intake which materials it asks for, and by which channels it can be filed
 */
public record Matter(
    String id,
    int version,
    String name,
    RefusalRule onRefusal,
    String form,
    List<Step> steps,
    List<Fee> fees,
    List<Quorum> quorums,
    @Nullable Integer noticeMinutes,
    Intake intake) {

  /** Versions that were pinned before there were quorums and an intake have none. */
  public Matter {
    steps = List.copyOf(steps);
    fees = List.copyOf(fees);
    quorums = quorums == null ? List.of() : List.copyOf(quorums);
    intake = intake == null ? Intake.UNKNOWN : intake;
  }

  /** A matter that says nothing of materials and channels. */
  public Matter(
      String id,
      int version,
      String name,
      RefusalRule onRefusal,
      String form,
      List<Step> steps,
      List<Fee> fees,
      List<Quorum> quorums,
      @Nullable Integer noticeMinutes) {
    this(id, version, name, onRefusal, form, steps, fees, quorums, noticeMinutes, Intake.UNKNOWN);
  }

  /** A matter in which every department decides for itself. */
  public Matter(
      String id,
      int version,
      String name,
      RefusalRule onRefusal,
      String form,
      List<Step> steps,
      List<Fee> fees) {
    this(id, version, name, onRefusal, form, steps, fees, List.of(), null);
  }

  /** What a refusal does to the other steps. */
  public enum RefusalRule {
    /** The others finish, so that the applicant hears all reasons at once. */
    LET_ALL_FINISH,
    /** What has not been decided is skipped. */
    STOP_THE_REST
  }

  /** Who does a step. */
  public enum Kind {
    /** A department decides. */
    APPROVAL,
    /** The applicant pays the one bill. */
    PAYMENT,
    /** A department drafts the certificate that the exchange issues. */
    ISSUE
  }

  /** What a refusal of a step means. */
  public enum Voice {
    /** It refuses the case, unless a quorum counts the step. */
    VETO,
    /** It is an opinion that the file keeps; the case goes on. */
    ADVISORY
  }

  /**
   * One step.
   *
   * @param after steps that must be done before this one starts
   * @param fields form fields that the department may see
   * @param certificate what an issuing step issues, null on others
   * @param materials codes of the materials that the step needs and the department may see
   * @param condition on the case data, see {@link lianban.condition.Condition}; where it fails when
   *     the step becomes ready the step is not needed; null for a step that always is
   */
  public record Step(
      String id,
      String department,
      Kind kind,
      List<String> after,
      List<String> fields,
      @Nullable CertificateType certificate,
      List<String> materials,
      @Nullable String condition,
      Voice voice) {

    /** In versions that were pinned before, every step is needed and may refuse the case. */
    public Step {
      after = List.copyOf(after);
      fields = List.copyOf(fields);
      materials = materials == null ? List.of() : List.copyOf(materials);
      voice = voice == null ? Voice.VETO : voice;
    }

    /** A step that is always needed and whose refusal refuses the case. */
    public Step(
        String id,
        String department,
        Kind kind,
        List<String> after,
        List<String> fields,
        @Nullable CertificateType certificate) {
      this(id, department, kind, after, fields, certificate, List.of(), null, Voice.VETO);
    }
  }

  /**
   * Steps that decide by number.
   *
   * @param needed how many of them must approve
   */
  public record Quorum(String id, int needed, List<String> steps) {
    public Quorum {
      steps = List.copyOf(steps);
    }
  }

  /**
   * The certificate type of an issuing step.
   *
   * @param typeCode 21 characters after GB/T 36904
   * @param issuerCode credit code of the issuing body
   * @param schema JSON Schema of the certificate's content, as text
   */
  public record CertificateType(String key, String typeCode, String issuerCode, String schema) {}

  /** A fee that the matter always charges, in yuan. */
  public record Fee(String code, String name, BigDecimal amount) {}

  /** The step with that id, null if there is none. */
  public @Nullable Step step(String id) {
    return steps.stream().filter(step -> step.id().equals(id)).findFirst().orElse(null);
  }

  /** The quorum that counts a step, null if it decides by itself. */
  public @Nullable Quorum quorumOf(String step) {
    return quorums.stream().filter(q -> q.steps().contains(step)).findFirst().orElse(null);
  }
}
