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
    Intake intake) {

  public Matter {
    steps = List.copyOf(steps);
    fees = List.copyOf(fees);
    intake = known(intake);
  }

  /** A matter that says nothing of materials and channels. */
  public Matter(
      String id,
      int version,
      String name,
      RefusalRule onRefusal,
      String form,
      List<Step> steps,
      List<Fee> fees) {
    this(id, version, name, onRefusal, form, steps, fees, Intake.UNKNOWN);
  }

  /** A version that was pinned before there was an intake has none. */
  private static Intake known(@Nullable Intake intake) {
    return intake == null ? Intake.UNKNOWN : intake;
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

  /**
   * One step.
   *
   * @param after steps that must be approved before this one starts
   * @param fields form fields that the department may see
   * @param certificate what an issuing step issues, null on others
   * @param materials codes of the materials that the department may see
   */
  public record Step(
      String id,
      String department,
      Kind kind,
      List<String> after,
      List<String> fields,
      @Nullable CertificateType certificate,
      List<String> materials) {
    public Step {
      after = List.copyOf(after);
      fields = List.copyOf(fields);
      materials = known(materials);
    }

    /** A step without materials. */
    public Step(
        String id,
        String department,
        Kind kind,
        List<String> after,
        List<String> fields,
        @Nullable CertificateType certificate) {
      this(id, department, kind, after, fields, certificate, List.of());
    }

    /** A step that was pinned before there were materials has none. */
    private static List<String> known(@Nullable List<String> materials) {
      return materials == null ? List.of() : List.copyOf(materials);
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
}
